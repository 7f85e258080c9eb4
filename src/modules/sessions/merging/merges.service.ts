import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { rehearse } from '../../../platform/database/rehearse';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { lockPairing, Pair } from '../../matching';
import {
  MergedRow,
  type Merging,
  moveRows,
  moveRowsBack,
  PeopleService,
  PersonStop,
  RecordMerging,
  type Way,
} from '../../people';
import { keepTrainingsOf } from '../../teams';
import { PairEndings } from '../booking/pair-endings';
import type { ReturnView } from '../departures/departures.views';
import { keepEffects } from '../changes/effects';
import { leftNumbers, MenteeDeparture } from '../departures/mentee-departure';
import { MentorDeparture } from '../departures/mentor-departure';
import { returnView } from '../departures/return-view';
import { Returns } from '../departures/returns.service';
import { Session } from '../entities/session.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener } from '../rules/booking-listener';
import { leaveWithWorseNumber, lockOpenDays } from '../walk-ins/walk-in-departures';
import { lesserSkills, swapBetterSkills, withTopicsAside } from './better-skills';
import { MenteeMerge } from './mentee-merge';
import { RuledOutPairs } from './ruled-out-pairs';
import { mergeView } from './merge-view';
import type { MergeView } from './merges.views';
import { sessionsAheadOf } from './sessions-ahead';

/**
 * Two records that turn out to be one person: pairs, places, skills and messages of the one go to the other in one
 * transaction, and back again in another.
 */
@Injectable()
export class PersonMerges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly records: RecordMerging,
    private readonly pairEndings: PairEndings,
    private readonly menteeMerge: MenteeMerge,
    private readonly ruledOut: RuledOutPairs,
    private readonly mentees: MenteeDeparture,
    private readonly mentors: MentorDeparture,
    private readonly returns: Returns,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError same-record, person-stopped, person-merged, consent-withdrawn, stale-version */
  async merge(actor: Actor, merging: Merging): Promise<MergeView> {
    const wardId = await this.checked(actor, merging);
    return this.unitOfWork.write((manager) => this.mergeWithin(manager, actor, wardId, merging));
  }

  /** What merging would do: it is done and undone. */
  async look(actor: Actor, merging: Merging): Promise<MergeView> {
    const wardId = await this.checked(actor, merging);
    return rehearse(this.unitOfWork, (manager) =>
      this.mergeWithin(manager, actor, wardId, merging),
    );
  }

  /**
   * The two stand for themselves again, each with what was theirs, as far as that still can be.
   * @throws DomainError not-merged, merged-later, person-merged, stale-version
   */
  async takeApart(
    actor: Actor,
    side: Side,
    seen: { id: string; version: number },
  ): Promise<ReturnView> {
    const { wardId } = await this.people[side](seen.id);
    assertMay(actor, 'people.merge', { wardIds: [wardId] }, side);
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now: this.clock.now() };
      const keptId = await this.keptOf(manager, seen.id);
      await this.lock(context, wardId, side, [seen.id, keptId]);
      const stop = await this.records.takeApart(context, side, seen);
      await this.leadBack(context, stop);
      if (side === 'mentor') await keepTrainingsOf(manager, [seen.id, keptId], context.now);
      await this.returns.restore(context, stop);
      return returnView(manager, stop);
    });
  }

  private async mergeWithin(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    merging: Merging,
  ): Promise<MergeView> {
    const { side, kept, other } = merging;
    const now = this.clock.now();
    const context = { manager, actor, now };
    const way = { fromId: other.id, toId: kept.id };
    const days = await this.lock(context, wardId, side, [kept.id, other.id]);
    const today = localDateOf(now, this.env.TIME_ZONE);
    const { stop, fields } = await this.records.merge(context, merging, today);
    const left =
      side === 'mentee'
        ? [
            ...(await this.menteeMerge.endPair(context, way)),
            ...(await this.menteeMerge.letWeakerPlacesGo(context, way)),
            ...leftNumbers(await leaveWithWorseNumber(context, days, way)),
          ]
        : [];
    await this.listener.personMerged(manager, way);
    const rows = [
      ...(await swapBetterSkills(manager, stop.id, way)),
      ...(await moveRows(manager, stop.id, way)),
    ];
    await insert(manager, MergedRow, rows);
    if (side === 'mentor') await keepTrainingsOf(manager, [kept.id, other.id], now);
    await auditLed(context, wardId, rows);
    left.push(...(await this.ruledOut.end(context, side, kept.id)));
    if (side === 'mentee') left.push(...(await this.menteeMerge.letLostPlacesGo(context, way)));
    // What could not go along, since the kept record is somewhere else at the time, or there already.
    left.push(
      ...(side === 'mentee'
        ? await this.mentees.leave(context, other.id, days)
        : await this.mentors.leave(context, { ...nobodyElse, mentorId: other.id, wardId })),
    );
    const gone = { side, id: other.id, wardId, isConsentWithdrawn: false };
    await this.listener.personStopped(manager, gone);
    await keepEffects(manager, stop.id, left);
    return mergeView(manager, stop, { fields, rows, left });
  }

  private async leadBack(context: AuditContext, stop: PersonStop): Promise<void> {
    const { manager, actor } = context;
    const { personId: fromId, successorId } = stop;
    const way: Way = { fromId, toId: successorId ?? '' };
    const rows = await manager.find(MergedRow, {
      where: { stopId: stop.id },
      order: { id: 'ASC' },
    });
    await this.listener.personMerged(manager, { fromId: way.toId, toId: fromId });
    const lesser = lesserSkills(rows, way.toId);
    const back = await withTopicsAside(manager, lesser, () => moveRowsBack(manager, rows));
    await auditLed(context, stop.wardId, back);
    const pairIds = back.flatMap(({ tableName, rowKey }) => (tableName === 'pair' ? rowKey : []));
    const pairs = await manager.findBy(Pair, { id: In(pairIds) });
    // What was agreed on with the kept record since has lost its ground.
    const lost = pairs.filter(({ endedAt }) => endedAt === null);
    const kept = stop.side === 'mentee' ? { menteeId: way.toId } : { mentorId: way.toId };
    const asOfKept = lost.map((pair) => ({ ...pair, ...kept }));
    await this.pairEndings.end(manager, actor, asOfKept);
  }

  /** In the order in which everybody else holds them. Gives the walk-in days. */
  private async lock(
    { manager, now }: AuditContext,
    wardId: string,
    side: Side,
    ids: readonly string[],
  ): Promise<{ id: string; wardId: string }[]> {
    const pairs = await manager.findBy(Pair, { [`${side}Id`]: In([...ids]) });
    await lockPairing(manager, [...new Set([wardId, ...pairs.map((pair) => pair.wardId)])]);
    const days = await lockOpenDays(manager, wardId, now);
    const open = pairs.filter(({ endedAt }) => endedAt === null).map(({ id }) => id);
    await lockRows(manager, Pair, open);
    await this.records.lock(manager, side, ids);
    await lockRows(manager, Session, await sessionsAheadOf(manager, side, ids, now));
    return days;
  }

  /** @throws DomainError not-merged */
  private async keptOf(manager: EntityManager, personId: string): Promise<string> {
    const merged = { personId, reason: 'merged', endedAt: IsNull() } as const;
    const stop = await manager.findOneBy(PersonStop, merged);
    if (!stop?.successorId) throw new DomainError('not-merged');
    return stop.successorId;
  }

  /** The ward of the two. */
  private async checked(actor: Actor, { side, kept, other }: Merging): Promise<string> {
    const { wardId } = await this.people[side](kept.id);
    const { wardId: otherWardId } = await this.people[side](other.id);
    assertMay(actor, 'people.merge', { wardIds: [wardId, otherWardId] }, side);
    return wardId;
  }
}

/** Of lessons and places each change stands in the audit. */
async function auditLed(
  context: AuditContext,
  wardId: string,
  rows: readonly MergedRow[],
): Promise<void> {
  for (const thing of ['booking', 'session'] as const) {
    const led = rows.filter(({ tableName }) => tableName === thing);
    await auditRows(
      context,
      `${thing}.lead`,
      led.map(({ rowKey: id }) => ({ id, wardId })),
    );
  }
}

const nobodyElse = { become: 'list', successorId: null, isMerged: true } as const;
