import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/job-handler';
import { AuditSealer } from './audit-sealer';

@Injectable()
export class AuditJobs {
  constructor(private readonly sealer: AuditSealer) {}

  @JobHandler('audit.seal')
  async seal(): Promise<void> {
    await this.sealer.seal();
  }
}
