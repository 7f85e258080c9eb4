import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { lockRows } from '../../../platform/database/locks';
import { defaultLanguage, textsIn } from '../../../texts';
import { NextMentors, type Pair, PairsService } from '../../matching';
import { Ward } from '../../wards';
import { cancelSessions } from '../booking/cancel-sessions';
import { Session } from '../entities/session.entity';
import { SessionHandover } from '../leading/session-handover';
import { SessionMaker } from '../leading/session-maker';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { leaveDays } from '../walk-ins/walk-in-departures';
import { ClassDeparture } from './class-departure';
import type { Left } from '../changes/effects';
import { LettingGo } from '../changes/letting-go';
import { whyNot } from '../changes/why-not';
import { lessonHolders } from './lesson-holders';
import type { MentorLeaving } from './mentor-leaving';

const noHolder = 'nobody-stands-in';

/**
 * What a mentor leaves: the mentees and lessons go to a successor as far as the rules allow, back to the list, or wait.
 * Nothing planned stays with somebody who is gone.
 */
@Injectable()
export class MentorDeparture {
  constructor(
    private readonly pairs: PairsService,
    private readonly maker: SessionMaker,
    private readonly handover: SessionHandover,
    private readonly classes: ClassDeparture,
    private readonly lettingGo: LettingGo,
    private readonly listener: BookingListener,
  ) {}

  /** The caller has locked the pairing and both mentors. */
  async leave(context: AuditContext, leaving: MentorLeaving): Promise<Left[]> {
    const { manager } = context;
    const { mentorId, become, successorId } = leaving;
    const pairs = await this.pairs.ofMentor(mentorId, manager);
    const days = await leaveDays(context, mentorId);
    const left: Left[] = [
      ...days.map((subjectId) => ({ kind: 'walk-in' as const, subjectId, was: {} })),
      ...(await this.classes.leave(context, leaving)),
    ];
    const goesOn = become === 'share' || (become === 'successor' && successorId !== null);
    const lessons = goesOn
      ? await this.giveOn(context, leaving, pairs)
      : await this.callAllOff(context, leaving, pairs);
    return [...left, ...lessons];
  }

  /** Every lesson is off; the pairs end, or wait for the mentor. */
  private async callAllOff(
    context: AuditContext,
    { mentorId, become, isMerged }: MentorLeaving,
    pairs: Pair[],
  ): Promise<Left[]> {
    const { manager, actor } = context;
    const sessions = await this.ahead(context, mentorId);
    const { mentorStopped, mentorPauses, mentorElsewhere } = textsIn(defaultLanguage).sessions;
    const goneReason = become === 'wait' ? mentorPauses : mentorStopped;
    const reason = isMerged ? mentorElsewhere : goneReason;
    await cancelSessions(context, sessions, reason, this.listener, 'mentees');
    const off: Left[] = sessions.map(({ id }) => ({ kind: 'session', subjectId: id, was: {} }));
    if (become === 'wait') return off;
    await this.pairs.end(manager, actor, pairs, 'stopped');
    return [...pairs.map((pair): Left => ({ kind: 'pair', subjectId: pair.id, was: {} })), ...off];
  }

  private async giveOn(
    context: AuditContext,
    leaving: MentorLeaving,
    pairs: Pair[],
  ): Promise<Left[]> {
    const { manager, actor } = context;
    const { mentorId, wardId } = leaving;
    const left: Left[] = [];
    const { next, refused } = await this.nextOf(manager, leaving, pairs);
    const staying = pairs.filter(({ menteeId }) => !next.has(menteeId));
    await this.ahead(context, mentorId);
    const { mentorStopped } = textsIn(defaultLanguage).sessions;
    left.push(...(await this.lettingGo.places(context, staying, mentorStopped)));
    await this.pairs.end(manager, actor, staying, 'stopped');
    for (const pair of staying) {
      const why = refused.get(pair.menteeId);
      left.push({ kind: 'pair', subjectId: pair.id, was: { why } });
    }
    const ahead = { mentorId, now: context.now };
    const { holderOf, apart } = await lessonHolders(manager, ahead, next);
    left.push(...(await this.lettingGo.some(context, apart, mentorStopped)));
    const toCallOff: Session[] = [];
    // Some of them fell with the pairs that have just ended.
    for (const session of await this.ahead(context, mentorId)) {
      const holderId = holderOf.get(session.id) ?? leaving.successorId;
      const why = holderId === null ? noHolder : await this.tryToGive(context, session, holderId);
      const isGiven = why === null && holderId !== null;
      const was = isGiven
        ? { isHandedOver: true, to: { mentorId: holderId } }
        : { why: why ?? noHolder };
      left.push({ kind: 'session', subjectId: session.id, was });
      if (why !== null) toCallOff.push(session);
    }
    const reason = textsIn(defaultLanguage).sessions.mentorStopped;
    await cancelSessions(context, toCallOff, reason, this.listener, 'mentees');
    for (const pair of pairs) {
      const nextId = next.get(pair.menteeId);
      if (nextId === undefined) continue;
      const key = { menteeId: pair.menteeId, mentorId: nextId };
      const { id: pairId } = await this.pairs.assignWithin(manager, actor, wardId, key);
      left.push({ kind: 'pair', subjectId: pair.id, was: { pairId, to: { mentorId: nextId } } });
    }
    return left;
  }
  /** Who takes each of them, and why nobody takes the others. */
  private async nextOf(
    manager: EntityManager,
    { mentorId, wardId, successorId }: MentorLeaving,
    pairs: readonly Pair[],
  ): Promise<{ next: Map<string, string>; refused: Map<string, string> }> {
    const menteeIds = pairs.map(({ menteeId }) => menteeId);
    const next = new Map<string, string>();
    const refused = new Map<string, string>();
    if (successorId !== null) {
      const answers = await this.pairs.whoCanGo(manager, wardId, menteeIds, successorId);
      for (const menteeId of menteeIds) {
        const refusal = answers.get(menteeId);
        if (refusal) refused.set(menteeId, refusal.code);
        else next.set(menteeId, successorId);
      }
      return { next, refused };
    }
    const ward = await manager.findOneByOrFail(Ward, { id: wardId });
    const leaving = new Set([mentorId]);
    const mentors = await NextMentors.load(manager, ward, { menteeIds, leaving });
    const shared = mentors.share(menteeIds, mentorId);
    for (const id of menteeIds) if (!shared.has(id)) refused.set(id, noHolder);
    return { next: shared, refused };
  }

  /** Null when the successor holds the lesson from now on, else why not. */
  private tryToGive(
    context: AuditContext,
    session: Session,
    mentorId: string,
  ): Promise<string | null> {
    const { manager, actor } = context;
    const { startAt, topic } = session;
    return whyNot(manager, async () => {
      await this.maker.assertCanTeach(actor, { mentorId, startAt, topic }, manager);
      const stale = () => refuse('stale-version');
      await this.handover.give(context, session, mentorId, { stale });
    });
  }

  /** The lessons ahead, held until the end of the write, in the order of their ids. */
  private async ahead({ manager, now }: AuditContext, mentorId: string): Promise<Session[]> {
    const isAhead = ({ startAt, classId }: Session): boolean => startAt > now && classId === null;
    const find = () =>
      manager.find(Session, {
        where: { mentorId, state: In(['planned', 'confirmed']) },
        order: { id: 'ASC' },
      });
    const ids = (await find()).filter(isAhead).map(({ id }) => id);
    await lockRows(manager, Session, ids);
    return (await find()).filter((session) => isAhead(session) && ids.includes(session.id));
  }
}
