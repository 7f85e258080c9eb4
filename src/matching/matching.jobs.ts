import { Injectable } from '@nestjs/common';
import { JobHandler } from '../queue/job-handler';
import { MatchRunsService } from './match-runs.service';

@Injectable()
export class MatchingJobs {
  constructor(private readonly runs: MatchRunsService) {}

  @JobHandler('matching.run')
  async run({ runId }: { runId: string }): Promise<void> {
    await this.runs.execute(runId);
  }
}
