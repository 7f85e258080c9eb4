import { Injectable } from '@nestjs/common';
import { type JobContext, JobHandler } from '../../../platform/queue/job-handler';
import { JobQueue } from '../../../platform/queue/job-queue';
import { ProvincePublisher } from './province-publisher';
import { ProvinceRunsService } from './province-runs.service';

/** A province as a flow of jobs: every ward, then the joining of neighbours. The rows say what is left of it. */
@Injectable()
export class ProvinceJobs {
  constructor(
    private readonly provinces: ProvinceRunsService,
    private readonly publisher: ProvincePublisher,
    private readonly queue: JobQueue,
  ) {}

  @JobHandler('province.ward')
  async ward({ provinceWardId }: { provinceWardId: string }): Promise<void> {
    await this.provinces.executeWard(provinceWardId);
  }

  @JobHandler('province.join')
  async join(
    { provinceRunId }: { provinceRunId: string },
    { isLastAttempt }: JobContext,
  ): Promise<void> {
    await this.provinces.join(provinceRunId, isLastAttempt);
  }

  @JobHandler('province.publish')
  async publish(
    { provinceRunId }: { provinceRunId: string },
    { isLastAttempt }: JobContext,
  ): Promise<void> {
    await this.publisher.execute(provinceRunId, isLastAttempt);
  }

  /** Puts the flow of what the rows still wait for; a job that waits or runs already is not put twice. */
  @JobHandler('province.resume')
  async resume(): Promise<void> {
    for (const { runId, wardIds } of await this.provinces.unattended()) {
      await this.queue.addFlow(
        { name: 'province.join', data: { provinceRunId: runId }, id: runId },
        wardIds.map((id) => ({ name: 'province.ward', data: { provinceWardId: id }, id })),
      );
    }
    for (const id of await this.publisher.unattended()) {
      await this.queue.add('province.publish', { provinceRunId: id }, { id: `publish-${id}` });
    }
  }
}
