import { Injectable } from '@nestjs/common';
import { JobHandler } from '../queue/job-handler';
import { JobQueue } from '../queue/job-queue';
import { ProvinceRunsService } from './province-runs.service';

/** A province as a flow of jobs: every ward, then the joining of neighbours. The rows say what is left. */
@Injectable()
export class ProvinceJobs {
  constructor(
    private readonly provinces: ProvinceRunsService,
    private readonly queue: JobQueue,
  ) {}

  @JobHandler('province.ward')
  async ward({ provinceWardId }: { provinceWardId: string }): Promise<void> {
    const joining = await this.provinces.executeWard(provinceWardId);
    if (joining) await this.queue.add('province.join', { provinceRunId: joining }, { id: joining });
  }

  @JobHandler('province.join')
  async join({ provinceRunId }: { provinceRunId: string }): Promise<void> {
    await this.provinces.join(provinceRunId);
  }

  /** Puts every job that the rows still wait for; one that waits or runs already is not put twice. */
  @JobHandler('province.resume')
  async resume(): Promise<void> {
    const { wardIds, joiningIds } = await this.provinces.unattended();
    await this.queue.addMany(
      'province.ward',
      wardIds.map((id) => ({ id, data: { provinceWardId: id } })),
    );
    await this.queue.addMany(
      'province.join',
      joiningIds.map((id) => ({ id, data: { provinceRunId: id } })),
    );
  }
}
