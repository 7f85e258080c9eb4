import { Injectable } from '@nestjs/common';
import { ThreadPool } from '../../../platform/computing/thread-pool';
import { threadProgram } from '../../../platform/computing/thread-program';
import type { PlanInput, WeekSchedule } from '../../../core/week-plan/plan-problem';
import type { PlanWorks } from './plan-worker';
import type { PlanOfWeeks } from './week-plan-storing';

const program = threadProgram<PlanWorks>(__dirname, 'plan-worker');

/** Plans weeks in the threads of this process. */
@Injectable()
export class PlanComputer {
  constructor(private readonly threads: ThreadPool) {}

  /**
   * A plan that an independent verifier has found to keep every rule; `onProgress` gets whole
   * percents. Rejects when the computation breaks or its result is wrong.
   */
  compute(input: PlanInput, onProgress: (percent: number) => void): Promise<WeekSchedule> {
    return this.threads.run(program, 'plan', input, onProgress);
  }

  /** Whether a plan that was made before keeps every rule as things stand now. */
  stillHolds(input: PlanInput, { starts, plan }: PlanOfWeeks): Promise<boolean> {
    return this.threads.run(program, 'check', { input, starts, plan }, () => undefined);
  }
}
