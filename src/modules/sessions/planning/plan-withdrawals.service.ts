import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { rehearse } from '../../../platform/database/rehearse';
import { execute } from '../../../platform/database/execute';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { CallOff } from '../booking/call-off';
import { cancelSessions } from '../booking/cancel-sessions';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { WeekPlan } from '../entities/week-plan.entity';
import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import { auditRows } from '../rules/audited-rows';
import { BookingListener, type MessagesToCome, moreMessages } from '../rules/booking-listener';
import { isRefusal, refuse } from '../rules/refusals';
import { assertMayIn } from '../rules/who-may';
import { WeekPlanRuns } from './week-plan-runs.service';
import { isInWeek, standingPlans } from './week-plan-storing';

/** How many lessons are called off, how many places fall with them or beside, and how people hear of it. */
export interface Withdrawal extends MessagesToCome {
  sessions: number;
  places: number;
}

/** Plans before so many others have long begun. */
const mostLookedAt = 8;

/** Takes published plans back while none of their sessions has begun. */
@Injectable()
export class PlanWithdrawals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly runs: WeekPlanRuns,
    private readonly callOff: CallOff,
    private readonly listener: BookingListener,
  ) {}

  /**
   * Calls off all that the plan made, with everybody in it: who was told is told, and what has not gone
   * out does not. A place that somebody has moved elsewhere since is theirs and stays. Pressed twice, it
   * is taken back once. @throws DomainError plan-begun, plan-not-published
   */
  async withdraw(
    actor: Actor,
    wardId: string,
    id: string,
    { reason }: { reason: string },
  ): Promise<WeekPlanRun> {
    assertMayIn(actor, 'sessions.publish', wardId);
    const run = await this.runs.get(actor, wardId, id);
    if (run.state === 'withdrawn') return run;
    if (run.state !== 'published') throw refuse('plan-not-published');
    try {
      return await this.unitOfWork.write((manager) => this.callAllOff(manager, actor, run, reason));
    } catch (error) {
      // Somebody else pressed in the same moment.
      if (isRefusal(error, 'stale-version')) return this.withdraw(actor, wardId, id, { reason });
      throw error;
    }
  }

  /** What taking it back would do, to the last message: it is done and undone. @throws DomainError as `withdraw` */
  async look(actor: Actor, wardId: string, id: string): Promise<Withdrawal> {
    assertMayIn(actor, 'sessions.publish', wardId);
    const run = await this.runs.get(actor, wardId, id);
    if (run.state !== 'published') throw refuse('plan-not-published');
    const since = this.clock.now();
    return rehearse(this.unitOfWork, async (manager) => {
      const before = await this.countsOf(manager, wardId, since);
      await this.callAllOff(manager, actor, run, '');
      const after = await this.countsOf(manager, wardId, since);
      return {
        sessions: after.sessions - before.sessions,
        places: after.places - before.places,
        ...moreMessages(after, before),
      };
    });
  }

  /** What is off from an instant on, and what was planned to be said since. */
  private async countsOf(
    manager: EntityManager,
    wardId: string,
    since: number,
  ): Promise<Withdrawal> {
    const [off] = await select(
      manager,
      offRow,
      `SELECT
        (SELECT COUNT(*) FROM session s WHERE s.ward_id = $1 AND s.start_at > $2
          AND s.state = 'cancelled') AS sessions,
        (SELECT COUNT(*) FROM session s JOIN booking b ON b.session_id = s.id
          WHERE s.ward_id = $1 AND s.start_at > $2 AND b.state = 'cancelled') AS places`,
      [wardId, since],
    );
    return { ...off, ...(await this.listener.messagesPlanned(manager, wardId, since)) };
  }

  /** The published plans of a ward that can (still) be taken back, the latest first. */
  async open(actor: Actor, wardId: string): Promise<WeekPlanRun[]> {
    assertMayIn(actor, 'sessions.plan', wardId);
    const published = await this.runs.published(wardId, mostLookedAt);
    const open: WeekPlanRun[] = [];
    for (const run of published) if (await this.canBeWithdrawn(run)) open.push(run);
    return open;
  }

  /** Whether it can (still) be taken back. */
  async canBeWithdrawn(run: WeekPlanRun): Promise<boolean> {
    if (run.state !== 'published' || (await this.hasBegun(run))) return false;
    const standing = await this.standing(this.unitOfWork.read, run);
    return standing.canBeCalledOff(this.clock.now());
  }

  /** Asked on every page of the week, where most plans have begun: without reading their sessions. */
  private async hasBegun(run: WeekPlanRun): Promise<boolean> {
    const [{ firstAt }] = await select(
      this.unitOfWork.read,
      firstRow,
      `SELECT MIN(start_at) AS "firstAt" FROM session
       WHERE plan_run_id = $1 AND ward_id = $2 AND state <> 'cancelled'`,
      [run.id, run.wardId],
    );
    return firstAt !== null && firstAt <= this.clock.now();
  }

  private async callAllOff(
    manager: EntityManager,
    actor: Actor,
    run: WeekPlanRun,
    reason: string,
  ): Promise<WeekPlanRun> {
    const now = this.clock.now();
    const context = { manager, actor, now };
    const moved = await this.runs.moved(manager, run, ['published'], 'withdrawn', {});
    // Changes nothing, but holds the rows: what is looked at stays so.
    await execute(
      manager,
      `UPDATE session SET seats = seats WHERE plan_run_id = $1 AND ward_id = $2`,
      [run.id, run.wardId],
    );
    const standing = await this.standing(manager, run);
    if (!standing.canBeCalledOff(now)) throw refuse('plan-begun');
    const bookings = await cancelSessions(context, standing.sessions, reason, this.listener);
    await this.callOff.places(context, standing.joined, reason);
    await this.forgetWeeks(manager, run, standing.made);
    const facts = {
      reason,
      sessions: standing.sessions.length,
      bookings: bookings + standing.joined.length,
    };
    await auditRows(context, 'week-plan.withdraw', [run], facts);
    return moved;
  }

  private async standing(manager: EntityManager, run: WeekPlanRun): Promise<Standing> {
    // Wherever they have been moved since.
    const ofPlan = `plan_run_id = $1 AND ward_id = $2`;
    const made = await selectEntities(manager, Session, ofPlan, [run.id, run.wardId]);
    const joined = await select(
      manager,
      joinedRow,
      `SELECT b.id AS "bookingId", s.id AS "sessionId", s.mentor_id AS "mentorId",
         b.start_at AS "startAt"
       FROM booking b JOIN session s ON s.id = b.session_id
       WHERE b.booked_by_kind = 'plan' AND b.booked_by_id = $1 AND b.version = 1
         AND b.state <> 'cancelled' AND (s.plan_run_id IS NULL OR s.plan_run_id <> $2)`,
      [run.id, run.id],
    );
    return new Standing(made, joined);
  }

  /** Weeks that nothing is planned in any more may be planned again, as if they never had been. */
  private async forgetWeeks(
    manager: EntityManager,
    run: WeekPlanRun,
    made: readonly Session[],
  ): Promise<void> {
    for (const { id, weekStart, sessions } of await standingPlans(manager, run.wardId, run)) {
      const left =
        sessions -
        made.filter(({ startAt }) => isInWeek(startAt, weekStart, this.env.TIME_ZONE)).length;
      if (left <= 0) await manager.delete(WeekPlan, { id });
      else await manager.update(WeekPlan, { id }, { sessions: left });
    }
  }
}

const offRow = { sessions: number, places: number };
const firstRow = { firstAt: orNull(number) };

const joinedRow = {
  bookingId: column(Booking, 'id'),
  sessionId: column(Session, 'id'),
  mentorId: column(Session, 'mentorId'),
  ...columns(Booking, 'startAt'),
};

type Joined = { bookingId: string; sessionId: string; mentorId: string; startAt: number };

/** What a plan made, and what of it stands. */
class Standing {
  readonly sessions: readonly Session[];

  constructor(
    /** Cancelled ones too. */
    readonly made: readonly Session[],
    /** Places in sessions that stood before the plan. */
    readonly joined: readonly Joined[],
  ) {
    this.sessions = made.filter(({ state }) => state !== 'cancelled');
  }

  canBeCalledOff(now: number): boolean {
    const { sessions, joined } = this;
    const hasBegun = [...sessions, ...joined].some(({ startAt }) => startAt <= now);
    return !hasBegun && sessions.length + joined.length > 0;
  }
}
