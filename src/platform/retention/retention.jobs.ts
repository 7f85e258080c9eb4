import { Injectable } from '@nestjs/common';
import { JobHandler } from '../queue/job-handler';
import { Retention } from './retention';

@Injectable()
export class RetentionJobs {
  constructor(private readonly retention: Retention) {}

  @JobHandler('retention.forget')
  async forget(): Promise<void> {
    await this.retention.forgetOld();
  }
}
