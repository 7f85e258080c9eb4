import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/job-handler';
import { JobQueue } from '../../../platform/queue/job-queue';
import { MatchTrials } from './match-trials.service';
import { MatchRunsService } from '../runs/match-runs.service';

@Injectable()
export class MatchingJobs {
  constructor(
    private readonly runs: MatchRunsService,
    private readonly trials: MatchTrials,
    private readonly queue: JobQueue,
  ) {}

  @JobHandler('matching.run')
  async run({ runId }: { runId: string }): Promise<void> {
    await this.runs.execute(runId);
  }

  @JobHandler('matching.try')
  async try({ trialId }: { trialId: string }): Promise<void> {
    await this.trials.execute(trialId);
  }

  /** Puts the jobs of runs that nobody works on; the queue may have forgotten them. */
  @JobHandler('matching.resume')
  async resume(): Promise<void> {
    for (const { id } of await this.runs.unattended()) {
      await this.queue.add('matching.run', { runId: id }, { id });
    }
    for (const { id } of await this.trials.unattended()) {
      await this.queue.add('matching.try', { trialId: id }, { id });
    }
  }
}
