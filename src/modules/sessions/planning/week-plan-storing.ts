import { type EntityManager, In } from 'typeorm';
import type {
  PlanInput,
  Unscheduled,
  WeekSchedule as Plan,
} from '../../../core/week-plan/plan-problem';
import { addDays, LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { isDuplicate, violates } from '../../../platform/database/violations';
import type { BookedSeat } from '../booking/bookings.views';
import { defaultLanguage, textsIn } from '../../../texts';
import { AuditContext, auditRows } from '../rules/audited-rows';
import { isRefusal } from '../rules/refusals';
import { WeekPlan } from '../entities/week-plan.entity';
import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import { planRows, savePlanRows } from './week-plan-rows';
import { insert } from '../../../platform/database/insert';

/** Week k is the seven days from `fromDate` + 7k. */
export interface WeeksToPlan {
  fromDate: LocalDate;
  weeks: number;
  /** Also for those who have no session in weeks that were planned before; what was agreed stays. */
  isAgain?: boolean;
}

/** What a run takes from a plan. */
export interface PlanOfWeeks {
  /** First days of the weeks that take from the plan. */
  starts: LocalDate[];
  /** Of these weeks alone. */
  plan: Plan;
}

/** The weeks of these that a plan is to be made for. */
export function openWeeks(weeks: WeeksToPlan, standing: readonly WeekPlan[]): LocalDate[] {
  const isDone = (weekStart: LocalDate): boolean =>
    standing.some((plan) => plan.weekStart === weekStart);
  return weekStarts(weeks).filter((start) => weeks.isAgain || !isDone(start));
}

/** The plans that stand for these weeks, in order. */
export function standingPlans(
  manager: EntityManager,
  wardId: string,
  weeks: WeeksToPlan,
): Promise<WeekPlan[]> {
  return manager.find(WeekPlan, {
    where: { wardId, weekStart: In(weekStarts(weeks)) },
    order: { weekStart: 'ASC' },
  });
}

/**
 * Stores what a plan gives its weeks, in the caller's transaction; a week that was planned before
 * and is not named keeps what it has. Gives the sessions it made, and everybody's place.
 */
export async function storePlan(
  context: AuditContext,
  run: Pick<WeekPlanRun, 'id' | 'wardId' | 'isAgain'>,
  { starts, plan }: PlanOfWeeks,
  zone: string,
): Promise<{ sessions: number; places: BookedSeat[] }> {
  // The rows of the weeks first: a second planner of the same week stops here and waits.
  for (const weekStart of starts) await storeWeek(context, run, weekStart, { plan, zone });
  const rows = await planRows(context.manager, run, plan, context.now);
  await savePlanRows(context, run, rows);
  return { sessions: rows.sessions.length, places: [...rows.planned, ...rows.joined] };
}

/** Somebody booked, joined or planned in between; with a fresh look it will fit. */
export function isOvertaken(error: unknown): boolean {
  return (
    isDuplicate(error) ||
    violates(error, 'mentor_in_one_place') ||
    violates(error, 'mentee_in_one_place') ||
    isRefusal(
      error,
      'venue-full',
      'seat-taken',
      'session-closed',
      'in-the-past',
      'stale-version',
      'household-only',
    )
  );
}

async function storeWeek(
  context: AuditContext,
  { wardId, isAgain }: Pick<WeekPlanRun, 'wardId' | 'isAgain'>,
  weekStart: LocalDate,
  { plan, zone }: { plan: Plan; zone: string },
): Promise<void> {
  const { manager, now } = context;
  const added = plan.sessions.filter(({ startAt }) => isInWeek(startAt, weekStart, zone)).length;
  const unscheduled = plan.unscheduled
    .filter((mentee) => mentee.weekStart === weekStart)
    .map(inWords);
  const standing = isAgain ? await manager.findOneBy(WeekPlan, { wardId, weekStart }) : null;
  const facts = { weekStart, sessions: added, unscheduled: unscheduled.length };
  if (standing) {
    const sessions = standing.sessions + added;
    await manager.update(WeekPlan, { id: standing.id }, { sessions, unscheduled });
    await auditRows(context, 'week-plan.again', [{ id: standing.id, wardId }], facts);
    return;
  }
  const id = newId();
  const row = { id, wardId, weekStart, sessions: added, unscheduled, createdAt: now };
  await insert(manager, WeekPlan, row);
  await auditRows(context, 'week-plan.make', [{ id, wardId }], facts);
}

function weekStarts({ fromDate, weeks }: WeeksToPlan): LocalDate[] {
  return Array.from({ length: weeks }, (_, week) => addDays(fromDate, week * 7));
}

/** What these weeks take from a plan. */
export function planOfWeeks(
  plan: Plan,
  starts: LocalDate[],
  { zone, existing = [] }: PlanInput,
): PlanOfWeeks {
  const isIn = (startAt: number): boolean => starts.some((start) => isInWeek(startAt, start, zone));
  const startOf = new Map(existing.map(({ id, startAt }) => [id, startAt]));
  const ofWeeks = {
    sessions: plan.sessions.filter(({ startAt }) => isIn(startAt)),
    joined: plan.joined.filter(({ sessionId }) => isIn(startOf.get(sessionId) ?? 0)),
    unscheduled: plan.unscheduled.filter(({ weekStart }) => starts.includes(weekStart)),
  };
  return { starts, plan: ofWeeks };
}

/** Whether an instant lies in the seven local days from this one. */
export function isInWeek(at: number, weekStart: LocalDate, zone: string): boolean {
  const date = localDateOf(at, zone);
  return date >= weekStart && date < addDays(weekStart, 7);
}

function inWords({
  menteeId,
  mentorId,
  code,
  reason,
}: Unscheduled): WeekPlan['unscheduled'][number] {
  return {
    menteeId,
    mentorId,
    code,
    because: reason,
    reason: textsIn(defaultLanguage).sessions.noSlot[reason],
  };
}
