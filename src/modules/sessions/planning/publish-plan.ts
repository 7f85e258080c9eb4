import type { WeekPlanRun } from '../entities/week-plan-run.entity';
import type { AuditContext } from '../rules/audited-rows';
import type { BookingListener } from '../rules/booking-listener';
import { type PlanOfWeeks, storePlan } from './week-plan-storing';

/** What publishing writes into the row of a run. */
type Published = Pick<WeekPlanRun, 'sessionsAdded' | 'bookingsAdded' | 'finishedAt'>;

/** Makes a plan's sessions and bookings and has everybody told, in the caller's transaction. */
export async function publishPlan(
  context: AuditContext,
  run: WeekPlanRun,
  plan: PlanOfWeeks,
  { zone, listener }: { zone: string; listener: BookingListener },
): Promise<Published> {
  const { sessions, places } = await storePlan(context, run, plan, zone);
  await listener.planPublished(context.manager, places);
  return { sessionsAdded: sessions, bookingsAdded: places.length, finishedAt: context.now };
}

/** Whether a run is to be published without anybody's press; one that was asked for at once always is. */
export function isDue({ publishAt, createdAt }: WeekPlanRun, now: number): boolean {
  return publishAt !== null && publishAt <= Math.max(now, createdAt);
}
