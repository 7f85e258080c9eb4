import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canWait } from '../../../core/people/stops';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { lockPairing, Pair, PairsService } from '../../matching';
import {
  keepAct,
  Mentor,
  PeopleService,
  type PersonStop,
  type Stopping,
  type StoppingNow,
  stopPerson,
} from '../../people';
import { newId } from '../../../platform/database/columns';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener, moreMessages } from '../rules/booking-listener';
import { lockOpenDays } from '../walk-ins/walk-in-departures';
import { withFallen } from './fallen-lessons';
import { departureView, sumOfDepartures } from './departure-view';
import type { DepartureCount, DepartureView, WithdrawalView } from './departures.views';
import { keepEffects } from '../changes/effects';
import { rehearse } from '../../../platform/database/rehearse';
import { MenteeDeparture } from './mentee-departure';
import { MentorDeparture } from './mentor-departure';

/** What becomes of several who stop together, and the act by which they come back together. */
export type StoppedPeople = DepartureCount & { actId: string };

/** People who take part no more: everything that was planned for them goes with them, in one transaction. */
@Injectable()
export class Departures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly mentees: MenteeDeparture,
    private readonly mentors: MentorDeparture,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError already-stopped, stale-version, no-successor, cannot-wait, bad-day */
  async stop(actor: Actor, stopping: Stopping): Promise<DepartureView> {
    const wardId = await this.checked(actor, stopping);
    return this.unitOfWork.write((manager) => this.leave(manager, actor, wardId, stopping));
  }

  /** The same in the caller's transaction; a mentor's mentees go back to the list. @throws DomainError */
  async stopIn(manager: EntityManager, actor: Actor, stopping: Stopping): Promise<DepartureView> {
    const wardId = await this.checked(actor, stopping);
    return this.leave(manager, actor, wardId, stopping);
  }

  /** Several of a ward, all or none of them. @throws DomainError of any of them */
  async stopAll(actor: Actor, stoppings: readonly Stopping[]): Promise<StoppedPeople> {
    const wardIds = await this.allChecked(actor, stoppings);
    return this.unitOfWork.write((manager) => this.leaveAll(manager, actor, wardIds, stoppings));
  }

  /** What stopping them would do. */
  async lookAtAll(actor: Actor, stoppings: readonly Stopping[]): Promise<StoppedPeople> {
    const wardIds = await this.allChecked(actor, stoppings);
    return rehearse(this.unitOfWork, (manager) =>
      this.leaveAll(manager, actor, wardIds, stoppings),
    );
  }

  /** What stopping would do, to the last message: it is done and undone. */
  async look(actor: Actor, stopping: Stopping): Promise<DepartureView> {
    const wardId = await this.checked(actor, stopping);
    return rehearse(this.unitOfWork, (manager) => this.leave(manager, actor, wardId, stopping));
  }

  /**
   * Somebody agrees no more to the processing of their data, and says so themselves or to staff: what was planned for
   * them ends at once. @throws DomainError already-stopped
   */
  async withdraw(
    actor: Actor,
    { side, id, way }: Pick<Stopping, 'side' | 'id' | 'way'>,
  ): Promise<WithdrawalView> {
    const { wardId } = await this.people[side](id);
    const subject = { wardIds: [wardId], personIds: [id] };
    assertMay(actor, 'consent.withdraw', subject, side);
    const on = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return this.unitOfWork.write(async (manager) => {
      const become = side === 'mentor' ? ({ menteesBecome: 'list' } as const) : {};
      const stopping = { side, id, reason: 'consent', on, way, ...become } as const;
      await this.leave(manager, actor, wardId, stopping);
      return { personId: id, withdrawnOn: on };
    });
  }

  private async leave(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    stopping: StoppingNow,
  ): Promise<DepartureView> {
    const now = this.clock.now();
    const context = { manager, actor, now };
    const planned = await this.listener.messagesPlanned(manager, wardId, now);
    const { side, id } = stopping;
    const { stop, left } =
      side === 'mentor'
        ? await this.mentorLeaves(context, stopping, wardId)
        : await this.menteeLeaves(context, stopping, wardId);
    const { isConsentWithdrawn } = stop;
    await this.listener.personStopped(manager, { side, id, wardId, isConsentWithdrawn });
    const known = await withFallen(manager, left);
    await keepEffects(manager, stop.id, known);
    const sent = moreMessages(await this.listener.messagesPlanned(manager, wardId, now), planned);
    return departureView(manager, stop, known, sent);
  }

  private async allChecked(actor: Actor, stoppings: readonly Stopping[]): Promise<string[]> {
    const wardIds: string[] = [];
    for (const stopping of stoppings) wardIds.push(await this.checked(actor, stopping));
    return wardIds;
  }

  private async leaveAll(
    manager: EntityManager,
    actor: Actor,
    wardIds: readonly string[],
    stoppings: readonly Stopping[],
  ): Promise<StoppedPeople> {
    await lockPairing(manager, [...new Set(wardIds)]);
    const actId = newId();
    const views: DepartureView[] = [];
    for (const [nth, stopping] of stoppings.entries()) {
      views.push(await this.leave(manager, actor, wardIds[nth], { ...stopping, actId }));
    }
    const [{ side, reason }] = stoppings;
    const [wardId] = wardIds;
    const { length: people } = stoppings;
    const act = { id: actId, wardId, kind: 'stop', side, people, reason } as const;
    await keepAct(manager, actor, act, this.clock.now());
    return { ...sumOfDepartures(views), actId };
  }

  private async menteeLeaves(context: AuditContext, stopping: StoppingNow, wardId: string) {
    const { manager, now } = context;
    const pair = await this.pairs.ofMentee(stopping.id, manager);
    await lockPairing(manager, [...new Set([wardId, pair?.wardId ?? wardId])]);
    const days = await lockOpenDays(manager, wardId, now);
    // In the order in which bookings hold them, so that they do not wait for one another.
    if (pair) await lockRows(manager, Pair, [pair.id]);
    const stop = await stopPerson(context, { ...stopping, ...noMentees });
    const gone = stopping.reason === 'died' ? 'died' : 'stopped';
    return { stop, left: await this.mentees.leave(context, stopping.id, days, gone) };
  }

  private async mentorLeaves(
    context: AuditContext,
    stopping: StoppingNow,
    wardId: string,
  ): Promise<{ stop: PersonStop; left: Awaited<ReturnType<MentorDeparture['leave']>> }> {
    const { id: mentorId, menteesBecome: become = 'list' } = stopping;
    const successorId = become === 'successor' ? (stopping.successorId ?? null) : null;
    const { manager, now } = context;
    await lockPairing(manager, [wardId]);
    // Before the people, as whoever calls the next one does: nobody is seated with them meanwhile.
    await lockOpenDays(manager, wardId, now);
    const takers = become === 'share' ? await activeOf(manager, wardId) : [];
    await lockRows(manager, Mentor, [mentorId, ...takers, ...(successorId ? [successorId] : [])]);
    const stop = await stopPerson(context, { ...stopping, menteesBecome: become, successorId });
    const leaving = { mentorId, wardId, become, successorId };
    return { stop, left: await this.mentors.leave(context, leaving) };
  }

  /** The ward of the person. */
  private async checked(actor: Actor, stopping: Stopping): Promise<string> {
    const { side, id, reason, on, menteesBecome, successorId } = stopping;
    const { wardId } = await this.people[side](id);
    assertMay(actor, 'people.stop', { wardIds: [wardId] }, side);
    if (on > localDateOf(this.clock.now(), this.env.TIME_ZONE)) {
      throw new DomainError('bad-day', {}, { fields: { on: 'bad-date' } });
    }
    if (side === 'mentor' && menteesBecome === 'wait' && !canWait(reason)) {
      throw new DomainError('cannot-wait', {}, { fields: { menteesBecome: 'choose-one' } });
    }
    if (side === 'mentor' && menteesBecome === 'successor') {
      const isThere = successorId && successorId !== id;
      const successor = isThere ? await this.people.mentor(successorId) : null;
      if (successor?.wardId !== wardId || !successor.isActive) {
        throw new DomainError('no-successor', {}, { fields: { successorId: 'choose-one' } });
      }
    }
    return wardId;
  }
}

/** Whoever might be given something. */
async function activeOf(manager: EntityManager, wardId: string): Promise<string[]> {
  const where = { wardId, isActive: true };
  const mentors = await manager.find(Mentor, { select: { id: true }, where });
  return mentors.map(({ id }) => id);
}

const noMentees = { menteesBecome: null, successorId: null } as const;
