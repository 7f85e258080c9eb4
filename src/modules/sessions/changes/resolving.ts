import { Injectable } from '@nestjs/common';
import type { ChangeAct, Outcome, PairAct } from '../../../core/changes/acts';
import type { Ward } from '../../wards';
import type { Before } from '../entities/change-effect.entity';
import { type FoundClass, findClass } from '../classes/class-rows';
import type { Session } from '../entities/session.entity';
import type { WalkInDay } from '../entities/walk-in-day.entity';
import type { AuditContext } from '../rules/audited-rows';
import type { Told } from '../rules/booking-listener';
import { notEverybody } from './came-back';
import { GoingOn } from './going-on';
import { CallingOff } from './calling-off';
import type { ClassLeft } from './class-parts';
import type { Left } from './effects';
import { type Hit, peopleIn, sessionIdsOf } from '../grounds/hit';
import { type Moved, Moving } from './moving';
import { RePairing } from './re-pairing';
import { placesIn } from './seated';
import { type HandedOver, Substitutes } from './substitutes';

/** What is to become of everything that a change hits. */
export interface Resolution {
  act: ChangeAct;
  /** As mentees read it. */
  reason: string;
  /** Of the pairs; left out, they stay. */
  pairs?: PairAct;
}

/** All of it stays. */
export const asItStands: Resolution = { act: 'keep', reason: '' };

/** Who is away, of a busy spell, and who hears that something is off. */
type Besides = Resolution & { mentorId: string | null; told: Told };

/** Does what was chosen with all that a change hits: what cannot be moved or handed over is called off. */
@Injectable()
export class Resolving {
  constructor(
    private readonly callingOff: CallingOff,
    private readonly moving: Moving,
    private readonly substitutes: Substitutes,
    private readonly goingOn: GoingOn,
    private readonly rePairing: RePairing,
  ) {}

  /**
   * What became of it all. The caller holds the ward, its mentors and the sessions; `again` tells what is still hit
   * where lessons have gone together with pairs.
   */
  async all(
    context: AuditContext,
    ward: Ward,
    hit: Hit,
    besides: Besides & { again: () => Promise<Hit> },
  ): Promise<Left[]> {
    const { pairs: act = 'keep', reason } = besides;
    const pairs = await this.rePairing.all(context, ward, hit, { act, reason });
    const hasPlaces = pairs.some(({ kind }) => kind === 'booking');
    const left = await this.ofSessions(
      context,
      ward,
      hasPlaces ? await besides.again() : hit,
      besides,
    );
    return [...pairs, ...left];
  }

  private async ofSessions(
    context: AuditContext,
    ward: Ward,
    hit: Hit,
    besides: Besides,
  ): Promise<Left[]> {
    const { act, mentorId, reason } = besides;
    const people = await peopleIn(context.manager, sessionIdsOf(hit));
    const left: Left[] = [];
    const classes: FoundClass[] = [];
    for (const found of hit.classes) {
      const { id: subjectId } = found.groupClass;
      const leaving = mentorId === null ? (hit.leaving.get(subjectId) ?? []) : [mentorId];
      const gone = act === 'keep' ? null : await this.goesOn(context, found, leaving, reason);
      if (gone === null) classes.push(await findClass(context.manager, subjectId));
      for (const { mentorId: goneId, partId, leadId } of gone ?? []) {
        const to = leadId === undefined ? {} : { to: { mentorId: leadId } };
        const was = { ...before(found.seating, people), mentorId: goneId, partId, ...to };
        left.push({ kind: 'class', subjectId, was: { ...was, outcome: 'left' } });
      }
    }
    left.push(...(await this.sessions(context, ward, { ...hit, classes }, besides, people)));
    for (const day of hit.walkIns) {
      left.push({
        kind: 'walk-in',
        subjectId: day.id,
        was: await this.walkIn(context, day, besides),
      });
    }
    return left.map((one) => ({
      ...one,
      was: { ...one.was, hitBy: hit.because.get(one.subjectId) },
    }));
  }

  /** How others hold the class when these leave it, each after the other; null where nobody does. */
  private async goesOn(
    context: AuditContext,
    found: FoundClass,
    mentorIds: readonly string[],
    reason: string,
  ): Promise<ClassLeft[] | null> {
    let now = found;
    const gone: ClassLeft[] = [];
    for (const mentorId of mentorIds) {
      const left = await this.goingOn.class(context, now, { mentorId, reason });
      if (left === null) return null;
      gone.push(left);
      now = await findClass(context.manager, found.groupClass.id);
    }
    return mentorIds.length > 0 ? gone : null;
  }

  private async sessions(
    context: AuditContext,
    ward: Ward,
    hit: Hit,
    { act, reason, told, mentorId: awayId }: Besides,
    people: ReadonlyMap<string, Set<string>>,
  ): Promise<Left[]> {
    const isMentorAway = awayId !== null;
    const moved: Moved =
      act === 'move'
        ? await this.moving.all(context, ward, hit, { reason, isMentorAway })
        : new Map();
    const places = await placesIn(
      context.manager,
      hit.lessons.flatMap(({ id }) => (moved.has(id) ? id : [])),
    );
    const given: HandedOver =
      act === 'hand-over' ? await this.substitutes.all(context, ward, hit, reason) : new Map();
    const fate = (id: string, session: Session): Before => {
      const was = before(session, people);
      const to = moved.get(id) ?? given.get(id);
      if (to && 'to' in to) {
        const { startAt, venueId } = to.to;
        const { mentorId, seats } = session;
        const { lost } = to;
        const some = lost.length > 0 ? { lost, why: notEverybody } : {};
        const there = { seats, bookingIds: places.get(id) ?? [] };
        return { ...was, ...some, ...there, outcome: 'moved', to: { startAt, venueId, mentorId } };
      }
      if (to && 'mentorId' in to) {
        const { startAt, venueId } = session;
        return { ...was, outcome: 'handed-over', to: { startAt, venueId, mentorId: to.mentorId } };
      }
      const outcome: Outcome = act === 'keep' ? 'kept' : 'cancelled';
      const why = to?.why;
      return { ...was, outcome, ...(why === undefined ? {} : { why }) };
    };
    const left: Left[] = [];
    for (const found of hit.classes) {
      const { id } = found.groupClass;
      const was = fate(id, found.seating);
      if (was.outcome === 'cancelled')
        await this.callingOff.class(context, found, reason, { isMentorAway });
      left.push({ kind: 'class', subjectId: id, was });
    }
    const lessons = hit.lessons.map((lesson) => ({ lesson, was: fate(lesson.id, lesson) }));
    const off = lessons.filter(({ was }) => was.outcome === 'cancelled');
    await this.callingOff.lessons(
      context,
      off.map(({ lesson }) => lesson),
      reason,
      { told, isMentorAway },
    );
    for (const { lesson, was } of lessons) {
      left.push({ kind: 'session', subjectId: lesson.id, was });
    }
    return left;
  }

  private async walkIn(
    context: AuditContext,
    day: WalkInDay,
    { act, reason, mentorId }: Besides,
  ): Promise<Before> {
    const { startAt, venueId } = day;
    if (act === 'keep') return { startAt, venueId, outcome: 'kept' };
    // Where nobody else serves, nobody is to come.
    if (mentorId === null || (await this.goingOn.isAlone(context, day.id, mentorId))) {
      await this.callingOff.walkIn(context, day, reason);
      return { startAt, venueId, outcome: 'cancelled' };
    }
    await this.goingOn.walkIn(context, day.id, mentorId);
    return { startAt, venueId, mentorId, outcome: 'left' };
  }
}

function before(session: Session, people: ReadonlyMap<string, Set<string>>): Before {
  const { id, startAt, mentorId, venueId } = session;
  return { startAt, mentorId, venueId, people: people.get(id)?.size ?? 0 };
}
