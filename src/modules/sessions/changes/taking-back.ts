import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan, Not } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { recordsToday } from '../../people';
import { defaultLanguage, textsIn } from '../../../texts';
import { CallOff } from '../booking/call-off';
import { type FoundClass, findClass } from '../classes/class-rows';
import { Booking } from '../entities/booking.entity';
import { type Before, ChangeEffect } from '../entities/change-effect.entity';
import { Session } from '../entities/session.entity';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';
import { SessionHandover } from '../leading/session-handover';
import { SessionMaker } from '../leading/session-maker';
import { restoreBooking, type PlaceListener } from '../leading/session-restoring';
import { SessionMoves } from '../leading/session-moves';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type MovedPlace } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockActiveMentors } from '../slots/mentor-load';
import { WalkInStaffing } from '../walk-ins/walk-in-staffing';
import { ClassGiving } from './class-giving';
import { ClassParts } from './class-parts';
import { ClassStanding } from './class-standing';
import { GoingOn } from './going-on';
import { isStillOff } from '../grounds/days-off';
import { BackTogether, goesTogether, type Together } from './back-together';
import { isBack, notEverybody } from './came-back';
import { effectsOf } from './effects';
import { placeBefore } from './place-before';
import { RePairing } from './re-pairing';
import { StandingAgain } from './standing-again';
import { whyNot } from './why-not';

/** Puts back what a planned change took away or moved, as far as it still can be. */
@Injectable()
export class TakingBack {
  constructor(
    private readonly together: BackTogether,
    private readonly standing: StandingAgain,
    private readonly moves: SessionMoves,
    private readonly maker: SessionMaker,
    private readonly staffing: WalkInStaffing,
    private readonly goingOn: GoingOn,
    private readonly handover: SessionHandover,
    private readonly classes: ClassGiving,
    private readonly classStanding: ClassStanding,
    private readonly parts: ClassParts,
    private readonly rePairing: RePairing,
    private readonly callOff: CallOff,
    private readonly listener: BookingListener,
  ) {}

  /** What was made at that instant and is not back yet; each effect says what came of it. */
  async all(context: AuditContext, change: { id: string; madeAt: number }): Promise<void> {
    const { manager } = context;
    // The last first: what gave its time to another has it free again. Pairs before the places that fell with them.
    const found = (await effectsOf(manager, change.id)).reverse().filter(isMissing);
    const isPair = ({ kind }: ChangeEffect): boolean => kind === 'pair';
    const effects = await withRecordsOfToday(manager, [
      ...found.filter(isPair),
      ...found.filter((one) => !isPair(one)),
    ]);
    await keepWhatCame(manager, await this.these(context, effects, change.madeAt));
  }

  /** Of what was taken away at that instant, pairs first: by the effect, `yes` or what was in the way. */
  async these(
    context: AuditContext,
    effects: readonly ChangeEffect[],
    madeAt: number,
  ): Promise<ReadonlyMap<string, string>> {
    const { manager } = context;
    const back: Back = { madeAt, cameBack: new Map(), told: [] };
    let left = effects;
    while (left.length > 0) {
      for (const some of nextToOneAnother(left)) await this.go(context, some, back);
      const waiting = left.filter(({ id }) => !isBack(back.cameBack.get(id) ?? ''));
      // What gave its time to one that has still to go back is tried again.
      if (waiting.length === left.length) break;
      left = waiting;
    }
    // Who carries a message for others must not depend on which of them came back together.
    const place = new Map(effects.map(({ subjectId }, nth) => [subjectId, nth]));
    const order = ({ booking, session }: MovedPlace): number =>
      place.get(booking.id) ?? place.get(session.id) ?? -1;
    await this.listener.bookingsMoved(
      manager,
      back.told.toSorted((one, other) => order(one) - order(other)),
    );
    // Only now is it known which seats are free: one who left the lesson makes room for one who comes back to it.
    await this.callOff.passOnAll(context, lessonsWithSeats(effects));
    return back.cameBack;
  }

  /** All in one where nothing is in the way, else each half alone, down to the one that cannot come back. */
  private async go(
    context: AuditContext,
    effects: readonly ChangeEffect[],
    back: Back,
  ): Promise<void> {
    if (effects.length === 1) return this.goAlone(context, effects[0], back);
    let came: Together = { people: new Map(), told: [] };
    const why = await whyNot(context.manager, async () => {
      came = await this.together.all(context, effects, back.madeAt);
    });
    if (why !== null) {
      const half = effects.length >> 1;
      await this.go(context, effects.slice(0, half), back);
      return this.go(context, effects.slice(half), back);
    }
    const { people, told } = came;
    back.told.push(...told);
    for (const effect of effects) {
      const count = people.get(effect.id);
      if (count === undefined) await this.goAlone(context, effect, back);
      else back.cameBack.set(effect.id, howBack(count, effect.was));
    }
  }

  private async goAlone(
    context: AuditContext,
    effect: ChangeEffect,
    { madeAt, cameBack, told }: Back,
  ): Promise<void> {
    let people: number | null = null;
    const heard: MovedPlace[] = [];
    const why = await whyNot(context.manager, async () => {
      people = await this.one(context, effect, { madeAt, told: heard });
    });
    cameBack.set(effect.id, why ?? howBack(people, effect.was));
    if (why === null) told.push(...heard);
  }

  /** How many have their places again, or null where nobody had lost theirs. */
  private async one(
    context: AuditContext,
    { kind, subjectId, was }: ChangeEffect,
    { madeAt, told }: Pick<Back, 'madeAt' | 'told'>,
  ): Promise<number | null> {
    const listener = toNotifyLater(told, this.listener);
    const isMoved = was.outcome === 'moved';
    const { outcome, mentorId = '' } = was;
    if (kind === 'pair') return this.rePairing.again(context, subjectId, was);
    if (outcome === 'other-topic') return this.topicBack(context, subjectId, was);
    if (outcome === 'joined') return this.outAgain(context, subjectId, was);
    if (kind === 'booking') {
      await this.standing.placeAgain(context, { subjectId, was }, madeAt, listener);
      return null;
    }
    if (kind === 'walk-in') {
      return outcome === 'left'
        ? this.goingOn.walkInAgain(context, subjectId, mentorId)
        : this.walkIn(context, subjectId, madeAt);
    }
    if (kind === 'class' && outcome === 'left')
      return this.partAgain(context, subjectId, was, madeAt);
    if (kind === 'class' && outcome === 'handed-over')
      return this.classGivenBack(context, subjectId, was);
    if (outcome === 'handed-over') return this.lessonGivenBack(context, subjectId, was, madeAt);
    if (kind === 'class') {
      return isMoved
        ? this.classBack(context, subjectId, was, madeAt)
        : this.classStanding.again(context, subjectId, madeAt);
    }
    if (isMoved) return this.lessonBack(context, subjectId, was, { madeAt, told });
    return this.standing.lessonAgain(context, subjectId, madeAt, { listener });
  }

  /** Back to the old time, place and ambassador, when nobody has moved it since and everybody in it can. */
  private async lessonBack(
    context: AuditContext,
    id: string,
    was: Before,
    { madeAt, told }: Pick<Back, 'madeAt' | 'told'>,
  ): Promise<number | null> {
    const { manager, now } = context;
    const session = await this.standing.ahead(context, id);
    const place = { ...placeBefore(now, session, was), mentorId: was.mentorId ?? '' };
    if (await this.hasJoined(context, id, was, madeAt)) throw refuse('stale-version');
    await lockActiveMentors(manager, [session.mentorId, place.mentorId]);
    await this.givenBack(context, session, place.mentorId, async () => {
      const onMoved = (moves: MovedPlace[]) => void told.push(...moves);
      const back = { everybody: true, asAt: madeAt, keepsSeats: true, onMoved };
      await this.moves.move(context, session, place, back);
    });
    await this.standing.assertStands(context, [{ ...session, ...place }], madeAt);
    if (!was.lost) return null;
    const back = Object.assign(new Session(), session, place);
    return (was.people ?? 0) - (await this.notRestored(context, back, was, madeAt));
  }

  /** About what it was about before, where nobody has changed that since. */
  private async topicBack(context: AuditContext, id: string, { topic, to }: Before): Promise<null> {
    const session = await this.standing.ahead(context, id);
    if (topic === undefined || session.topic !== to?.topic) throw refuse('stale-version');
    const { manager, now } = context;
    await compareAndSet(manager, Session, session, { topic, updatedAt: now });
    await auditRows(context, 'session.topic', [session], { from: session.topic, to: topic });
    return null;
  }

  /** Whoever joined since the move has agreed to the new time alone. */
  private hasJoined(
    { manager }: AuditContext,
    sessionId: string,
    { bookingIds }: Before,
    madeAt: number,
  ): Promise<boolean> {
    // What was moved before it was kept who was in it tells only by the clock.
    const since = bookingIds ? { id: Not(In(bookingIds)) } : { createdAt: MoreThan(madeAt) };
    return manager.existsBy(Booking, { sessionId, state: 'booked', ...since });
  }

  /** Somebody who was taken in: their place falls, as long as it is as it was given. */
  private async outAgain(context: AuditContext, bookingId: string, was: Before): Promise<null> {
    const { manager } = context;
    const booking = await manager.findOneByOrFail(Booking, { id: bookingId });
    const { sessionId } = booking;
    // Gone already is what was asked for; a place that its owner has moved since is their own.
    if (booking.state === 'cancelled') return null;
    const isAsGiven = booking.state === 'booked' && sessionId === was.sessionId;
    if (!isAsGiven) throw refuse('stale-version');
    const { mentorId } = await this.standing.ahead(context, sessionId);
    const reason = textsIn(defaultLanguage).sessions.joinedByMistake;
    const place = { bookingId, sessionId, mentorId };
    await this.callOff.place(context, place, reason, { keepsSeat: true });
    return null;
  }

  /** Who is to hold it again hears nothing of the other, who is told, where they know that they were to. */
  private async givenBack(
    context: AuditContext,
    session: Session,
    mentorId: string,
    give: () => Promise<void>,
  ): Promise<void> {
    const { manager } = context;
    if (mentorId === session.mentorId) return give();
    const bookings = await manager.findBy(Booking, { sessionId: session.id, state: 'booked' });
    const knows = await this.listener.mentorKnows(
      manager,
      bookings.map(({ id }) => id),
    );
    await give();
    const theirs = Object.assign(new Session(), session, { mentorId });
    await this.listener.classesHeld(manager, [
      { change: 'given', session: theirs, phone: null },
      ...(knows ? [{ change: 'off' as const, session, phone: null }] : []),
    ]);
  }

  /** A lesson that somebody else holds since, and nobody has given to yet another. */
  private async lessonGivenBack(
    context: AuditContext,
    id: string,
    { mentorId = '', startAt, to }: Before,
    madeAt: number,
  ): Promise<null> {
    const session = await this.standing.ahead(context, id);
    const isAsGiven = session.mentorId === to?.mentorId && session.startAt === startAt;
    if (!isAsGiven) throw refuse('stale-version');
    const stale = () => refuse('stale-version');
    const given = { overLimit: true, stale, asAt: madeAt };
    await this.givenBack(context, session, mentorId, () =>
      this.handover.give(context, session, mentorId, given),
    );
    await this.maker.assertOpenAgain(context.manager, [{ ...session, mentorId }]);
    return null;
  }

  /** Whoever left a class that went on with others holds it together with them again. */
  private async partAgain(
    context: AuditContext,
    classId: string,
    { mentorId = '', partId, to }: Before,
    madeAt: number,
  ): Promise<null> {
    const left = { mentorId, partId, leadId: to?.mentorId };
    await this.parts.again(context, classId, left, madeAt);
    return null;
  }

  private async classGivenBack(
    context: AuditContext,
    id: string,
    { mentorId = '', startAt, to }: Before,
  ): Promise<null> {
    const { manager } = context;
    const found = await findClass(manager, id);
    const { seating } = found;
    const session = await this.standing.ahead(context, seating.id);
    const isAsGiven = session.mentorId === to?.mentorId && session.startAt === startAt;
    if (!isAsGiven) throw refuse('stale-version');
    await this.classes.give(context, found, mentorId, { overLimit: true });
    await this.maker.assertOpenAgain(manager, [{ ...session, mentorId }]);
    return null;
  }

  private async classBack(
    context: AuditContext,
    id: string,
    was: Before,
    madeAt: number,
  ): Promise<number> {
    const { manager } = context;
    const found = await findClass(manager, id);
    const { groupClass, seating, helping } = found;
    const place = placeBefore(context.now, seating, was);
    await lockActiveMentors(manager, mentorsOf(found));
    await this.moves.move(context, seating, place, { asAt: madeAt });
    for (const session of helping) {
      const { startAt, endAt, venueId, updatedAt } = place;
      const set = { startAt, endAt, venueId, updatedAt };
      await compareAndSet(manager, Session, session, set);
      await auditRows(context, 'session.class', [session]);
    }
    const facts = { from: seating.startAt, to: place.startAt };
    await auditRows(context, 'class.change', [groupClass], facts);
    const { startAt, endAt, venueId } = place;
    const there = [seating, ...helping].map((one) => ({ ...one, startAt, endAt, venueId }));
    await this.standing.assertStands(context, there, madeAt);
    await this.classStanding.notifyHolders(
      context,
      found,
      'moved',
      { startAt, endAt, venueId },
      madeAt,
    );
    const back = { ...seating, ...place };
    const missing = await this.notRestored(
      context,
      Object.assign(new Session(), back),
      was,
      madeAt,
    );
    return (was.people ?? 0) - missing;
  }

  /** How many of those who lost their places by the move do not have them again. */
  private async notRestored(
    context: AuditContext,
    session: Session,
    { lost = [] }: Before,
    madeAt: number,
  ): Promise<number> {
    let missing = 0;
    for (const { id, state } of lost) {
      const fell = { id, state: 'cancelled', updatedAt: madeAt } as const;
      const booking = await context.manager.findOneBy(Booking, fell);
      const place = booking && { booking, state, asAt: madeAt };
      const why = place && (await restoreBooking(context, session, place, this.listener));
      if (!place || why !== null) missing += 1;
    }
    return missing;
  }

  private async walkIn(context: AuditContext, id: string, madeAt: number): Promise<null> {
    const { manager, now } = context;
    const day = await manager.findOneByOrFail(WalkInDay, { id });
    if (day.state !== 'cancelled' || day.updatedAt !== madeAt) throw refuse('stale-version');
    if (day.endAt <= now) throw refuse('already-over');
    if (await isStillOff(manager, day.wardId, day.date)) throw refuse('holiday');
    const on = { state: 'open', cancelReason: null, updatedAt: now } as const;
    await compareAndSet(manager, WalkInDay, day, on);
    await auditRows(context, 'walk-in.reopen', [day]);
    const mentors = await manager.findBy(WalkInMentor, { walkInDayId: id });
    const ids = mentors.map(({ mentorId }) => mentorId);
    await this.staffing.keepFree(manager, day, ids);
    return null;
  }
}

/** Whether the change took something that has not come back. */
export const isMissing = ({ was, cameBack }: Pick<ChangeEffect, 'was' | 'cameBack'>): boolean =>
  was.outcome !== 'kept' && (cameBack === null || !isBack(cameBack));

/** What comes of a taking back, while it is at work. */
interface Back {
  madeAt: number;
  /** By the effect's id. */
  cameBack: Map<string, string>;
  /** What people are to hear once all of it is back. */
  told: MovedPlace[];
}

function howBack(people: number | null, was: Before): string {
  return people === null || people >= (was.people ?? 0) ? 'yes' : notEverybody;
}

/** News of places that wait until everything is back; an invitation goes out at once. */
function toNotifyLater(told: MovedPlace[], listener: BookingListener): PlaceListener {
  return {
    invited: (manager, places) => listener.invited(manager, places),
    bookingMoved: (_, move) => {
      told.push(move);
      return Promise.resolve();
    },
  };
}

/** In their order: those of a kind that can go together, as far as nothing stands between them, and all else by itself. */
function nextToOneAnother(effects: readonly ChangeEffect[]): ChangeEffect[][] {
  const parts: ChangeEffect[][] = [];
  for (const effect of effects) {
    const last = parts.at(-1);
    const kind = goesTogether(effect);
    if (last && kind !== null && kind === goesTogether(last[0])) last.push(effect);
    else parts.push([effect]);
  }
  return parts;
}

async function keepWhatCame(
  manager: EntityManager,
  cameBack: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [came, some] of grouped([...cameBack], ([, value]) => value)) {
    await execute(
      manager,
      `UPDATE change_effect SET came_back = $1 WHERE id IN ${idList(manager, '$2')}`,
      [came, JSON.stringify(some.map(([id]) => id))],
    );
  }
}

/** Of the lessons that go back, or that people go out of again. */
function lessonsWithSeats(effects: readonly ChangeEffect[]): string[] {
  const ids = effects.flatMap(({ kind, subjectId, was }) => {
    if (was.outcome === 'joined') return was.sessionId ?? [];
    return kind === 'session' && was.outcome === 'moved' ? subjectId : [];
  });
  return [...new Set(ids)];
}

/** Ambassadors whose records were merged since are the ones they were merged into. */
async function withRecordsOfToday(
  manager: EntityManager,
  effects: readonly ChangeEffect[],
): Promise<ChangeEffect[]> {
  const ids = effects.flatMap(({ was: { mentorId, to } }) => [mentorId ?? [], to?.mentorId ?? []]);
  const today = await recordsToday(manager, [...new Set(ids.flat())]);
  const recordOf = (id: string): string => today.get(id) ?? id;
  return effects.map((effect) => {
    const { mentorId, to } = effect.was;
    const was = {
      ...effect.was,
      ...(mentorId === undefined ? {} : { mentorId: recordOf(mentorId) }),
      ...(to ? { to: { ...to, mentorId: recordOf(to.mentorId) } } : {}),
    };
    return { ...effect, was };
  });
}

const mentorsOf = ({ seating, helping }: FoundClass): string[] =>
  [seating, ...helping].map(({ mentorId }) => mentorId);
