import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { localDateOf } from '../../core/time/zone';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { copyName, rotate } from './kept-copies';
import { makeBackup } from './make-backup';

/** A copy a day, of which the newest are kept. */
@Injectable()
export class DailyBackup {
  private readonly logger = new Logger('Backup');

  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Once a day, however often it is asked; gives the file that was made. */
  async make(): Promise<string | null> {
    const { backupDir, BACKUP_DAYS: days, TIME_ZONE } = this.env;
    const now = this.clock.now();
    if (days === 0 || this.isMade(localDateOf(now, TIME_ZONE))) return null;
    const file = join(backupDir, copyName('daily', now));
    try {
      const { counts } = await makeBackup(this.env, file, now);
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
      this.logger.log(`A copy was made and checked: ${rows} rows in ${file}.`);
    } catch (error) {
      this.logger.error(`No copy of the day could be made: ${(error as Error).message}`);
      throw error;
    }
    rotate(backupDir, days, now);
    return file;
  }

  private isMade(today: string): boolean {
    const { backupDir, TIME_ZONE } = this.env;
    if (!existsSync(backupDir)) return false;
    return readdirSync(backupDir).some((name) => {
      const [, at] = /^daily-(.+)\.sqlite$/.exec(name) ?? [];
      const [day, time] = at?.split('T') ?? [];
      if (!day || !time) return false;
      const instant = Date.parse(`${day}T${time.replace(/-/g, ':')}`);
      return !Number.isNaN(instant) && localDateOf(instant, TIME_ZONE) === today;
    });
  }
}
