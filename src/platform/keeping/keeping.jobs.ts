import { Injectable } from '@nestjs/common';
import { JobHandler } from '../queue/job-handler';
import { DailyBackup } from './daily-backup';

@Injectable()
export class KeepingJobs {
  constructor(private readonly daily: DailyBackup) {}

  @JobHandler('backup.make')
  async make(): Promise<void> {
    await this.daily.make();
  }
}
