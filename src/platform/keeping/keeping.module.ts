import { Module } from '@nestjs/common';
import { DailyBackup } from './daily-backup';
import { KeepingJobs } from './keeping.jobs';

/** Copies of the database, made on their own. */
@Module({ providers: [DailyBackup, KeepingJobs] })
export class KeepingModule {}
