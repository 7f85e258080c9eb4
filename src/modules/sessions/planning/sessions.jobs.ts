import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/job-handler';
import { Holds } from '../booking/holds';

/** What the schedules ask of this module, beside week plans. */
@Injectable()
export class SessionsJobs {
  constructor(private readonly holds: Holds) {}

  /** Frees seats that somebody held and left, so that those who wait are not kept waiting, and ends what was offered. */
  @JobHandler('sessions.release-holds')
  async releaseHolds(): Promise<void> {
    await this.holds.releaseExpired();
    await this.holds.lapseOffers();
  }
}
