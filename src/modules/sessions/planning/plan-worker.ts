import { serveThread } from '../../../platform/computing/thread-program';
import type { PlanInput, WeekSchedule } from '../../../core/week-plan/plan-problem';
import { planWeeks } from '../../../core/week-plan/plan-weeks';
import { verifyPlan } from '../../../core/week-plan/verify-plan';
import type { PlanOfWeeks } from './week-plan-storing';

/** What the planning thread does, and what comes out of it. */
export interface PlanWorks {
  plan: { asks: PlanInput; gives: WeekSchedule };
  check: { asks: PlanOfWeeks & { input: PlanInput }; gives: boolean };
}

/** Checking a plan takes about as long as making it. */
const shareOfPlanning = 0.5;

/** Computes and verifies; a wrong plan ends the thread and never leaves it. */
function plan(input: PlanInput, report: (done: number) => void): WeekSchedule {
  const made = planWeeks(input, (done) => report(done * shareOfPlanning));
  const [fault] = verifyPlan(input, made);
  if (fault) throw new Error(`The plan breaks a rule: ${JSON.stringify(fault)}`);
  return made;
}

/** Whether the verifier finds no fault in what a plan gives its weeks; what others have is not its own. */
function check({ input, starts, plan: given }: PlanWorks['check']['asks']): boolean {
  return verifyPlan(input, given).every(
    ({ rule, about }) =>
      rule === 'served-or-named' && !starts.some((start) => about.endsWith(start)),
  );
}

serveThread<PlanWorks>({ plan, check });
