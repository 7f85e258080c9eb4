import { Inject, Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { Env } from '../../../platform/config/env';
import { planWeeks } from '../../../core/week-plan/plan-weeks';
import type {
  PlanInput,
  Unscheduled,
  WeekPlan as Plan,
} from '../../../core/week-plan/plan-problem';
import { verifyPlan } from '../../../core/week-plan/verify-plan';
import { addDays, LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate, violates } from '../../../platform/database/violations';
import { BookingListener } from '../rules/booking-listener';
import { Ward } from '../../wards';
import { noSlotSentence } from './no-slot-texts';
import { Deed, tell } from '../rules/records';
import { isRefusal } from '../rules/refusals';
import { WeekPlan } from '../entities/week-plan.entity';
import { loadPlanInput } from './week-plan-input';
import { holdPairs, saveJoined, savePlanned } from './week-plan-rows';
import { assertStaff } from '../rules/who-may';

/** Week k is the seven days from `fromDate` + 7k. */
export interface WeeksToPlan {
  fromDate: LocalDate;
  weeks: number;
}

export interface PlannedWeeks {
  /** One for each week asked for, in order. */
  plans: WeekPlan[];
  /** What this call added: 0 and 0 when all the weeks were planned before. */
  sessionsAdded: number;
  bookingsAdded: number;
}

/** Makes the week plans of wards, each week once. */
@Injectable()
export class WeekPlanService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly listener: BookingListener,
  ) {}

  /**
   * Plans the weeks that have no plan yet, in one transaction; asked again it changes nothing and
   * gives what stands. Nothing already agreed is moved.
   */
  async planWeeks(actor: Actor, wardId: string, weeks: WeeksToPlan): Promise<PlannedWeeks> {
    const ward = await this.ward(actor, wardId);
    const standing = await this.standing(wardId, weeks);
    if (standing.length === weeks.weeks) return untouched(standing);
    return this.plan(actor, ward, weeks);
  }

  /** Plans again for those who have no session in these weeks; whatever was agreed stays. */
  async replan(actor: Actor, wardId: string, weeks: WeeksToPlan): Promise<PlannedWeeks> {
    return this.plan(actor, await this.ward(actor, wardId), weeks, true);
  }

  /** The plans of a ward, the latest week first. */
  async list(actor: Actor, wardId: string, query: PageQuery): Promise<Page<WeekPlan>> {
    assertStaff(actor, wardId);
    return pageOf(this.unitOfWork.read, WeekPlan, { wardId }, query, {
      fields: ['weekStart', 'createdAt', 'sessions'],
      fallback: '-weekStart',
    });
  }

  /**
   * Reads and computes outside the transaction, so that nobody waits for it. When people booked
   * meanwhile what the plan wanted, the database refuses the whole plan and it is made again.
   */
  private async plan(
    actor: Actor,
    ward: Ward,
    weeks: WeeksToPlan,
    isAgain = false,
    triesLeft = 4,
  ): Promise<PlannedWeeks> {
    const now = this.clock.now();
    const standing = await this.standing(ward.id, weeks);
    const isDone = (weekStart: LocalDate): boolean =>
      standing.some((plan) => plan.weekStart === weekStart);
    const starts = weekStarts(weeks).filter((start) => isAgain || !isDone(start));
    const span = { ...weeks, zone: this.env.TIME_ZONE, now };
    const input = await loadPlanInput(this.unitOfWork.read, ward, span);
    const plan = onlyWeeks(checkedPlan(input), starts, input);
    try {
      return await this.unitOfWork.write((manager) =>
        this.save({ manager, actor, now }, ward, { weeks, starts, plan, input, isAgain }),
      );
    } catch (error) {
      if (triesLeft === 0 || !isOvertaken(error)) throw error;
      return this.plan(actor, ward, weeks, isAgain, triesLeft - 1);
    }
  }

  private async save(
    deed: Deed,
    ward: Ward,
    { weeks, starts, plan, input, isAgain }: PlanToSave,
  ): Promise<PlannedWeeks> {
    const { manager } = deed;
    await holdPairs(manager, ward.id, input.pairs);
    // The rows of the weeks first: a second planner of the same week stops here and waits.
    for (const weekStart of starts) await this.saveWeek(deed, ward, weekStart, plan, isAgain);
    const seatsOf = new Map(input.venues.map(({ id, seats }) => [id, seats]));
    const places = [
      ...(await savePlanned(deed, ward.id, plan.sessions, seatsOf)),
      ...(await saveJoined(deed, ward.id, plan.joined)),
    ];
    await this.listener.bookingsMade(manager, places);
    return {
      plans: await standingPlans(manager, ward.id, weeks),
      sessionsAdded: plan.sessions.length,
      bookingsAdded: places.length,
    };
  }

  private async saveWeek(
    deed: Deed,
    ward: Ward,
    weekStart: LocalDate,
    plan: Plan,
    isAgain: boolean,
  ): Promise<void> {
    const { manager, now } = deed;
    const added = plan.sessions.filter(({ startAt }) =>
      isInWeek(startAt, weekStart, this.env.TIME_ZONE),
    ).length;
    const unscheduled = plan.unscheduled
      .filter((mentee) => mentee.weekStart === weekStart)
      .map(inWords);
    const standing = isAgain
      ? await manager.findOneBy(WeekPlan, { wardId: ward.id, weekStart })
      : null;
    const facts = { weekStart, sessions: added, unscheduled: unscheduled.length };
    if (standing) {
      const sessions = standing.sessions + added;
      await manager.update(WeekPlan, { id: standing.id }, { sessions, unscheduled });
      await tell(deed, 'week-plan.again', [{ id: standing.id, wardId: ward.id }], facts);
      return;
    }
    const id = newId();
    const row = { id, wardId: ward.id, weekStart, sessions: added, unscheduled, createdAt: now };
    await manager.insert(WeekPlan, row);
    await tell(deed, 'week-plan.make', [{ id, wardId: ward.id }], facts);
  }

  private async ward(actor: Actor, wardId: string): Promise<Ward> {
    assertStaff(actor, wardId);
    const ward = await this.unitOfWork.read.findOneBy(Ward, { id: wardId });
    if (!ward) throw notFound('đơn vị này');
    return ward;
  }

  private standing(wardId: string, weeks: WeeksToPlan): Promise<WeekPlan[]> {
    return standingPlans(this.unitOfWork.read, wardId, weeks);
  }
}

interface PlanToSave {
  weeks: WeeksToPlan;
  starts: LocalDate[];
  plan: Plan;
  input: PlanInput;
  isAgain: boolean;
}

function weekStarts({ fromDate, weeks }: WeeksToPlan): LocalDate[] {
  return Array.from({ length: weeks }, (_, week) => addDays(fromDate, week * 7));
}

function standingPlans(
  manager: EntityManager,
  wardId: string,
  weeks: WeeksToPlan,
): Promise<WeekPlan[]> {
  return manager.find(WeekPlan, {
    where: { wardId, weekStart: In(weekStarts(weeks)) },
    order: { weekStart: 'ASC' },
  });
}

/** A week that was planned before keeps what it has: only the others take from the plan. */
function onlyWeeks(plan: Plan, starts: LocalDate[], { zone, existing = [] }: PlanInput): Plan {
  const isIn = (startAt: number): boolean => starts.some((start) => isInWeek(startAt, start, zone));
  const startOf = new Map(existing.map(({ id, startAt }) => [id, startAt]));
  return {
    sessions: plan.sessions.filter(({ startAt }) => isIn(startAt)),
    joined: plan.joined.filter(({ sessionId }) => isIn(startOf.get(sessionId) ?? 0)),
    unscheduled: plan.unscheduled.filter(({ weekStart }) => starts.includes(weekStart)),
  };
}

function isInWeek(at: number, weekStart: LocalDate, zone: string): boolean {
  const date = localDateOf(at, zone);
  return date >= weekStart && date < addDays(weekStart, 7);
}

function inWords({
  menteeId,
  mentorId,
  code,
  reason,
}: Unscheduled): WeekPlan['unscheduled'][number] {
  return { menteeId, mentorId, code, because: reason, reason: noSlotSentence(reason) };
}

/** Somebody booked, joined or planned in between; with a fresh look it will fit. */
function isOvertaken(error: unknown): boolean {
  return (
    isDuplicate(error) ||
    violates(error, 'mentor_in_one_place') ||
    violates(error, 'mentee_in_one_place') ||
    isRefusal(error, 'venue-full', 'seat-taken', 'session-closed', 'in-the-past', 'stale-version')
  );
}

function untouched(plans: WeekPlan[]): PlannedWeeks {
  return { plans, sessionsAdded: 0, bookingsAdded: 0 };
}

/** A plan that an independent verifier has found to keep every rule. */
function checkedPlan(input: PlanInput): Plan {
  const plan = planWeeks(input);
  const [fault] = verifyPlan(input, plan);
  if (fault) throw new Error(`The plan breaks a rule: ${JSON.stringify(fault)}`);
  return plan;
}
