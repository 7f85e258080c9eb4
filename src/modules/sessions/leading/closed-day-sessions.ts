import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Session } from '../entities/session.entity';
import { loadWardDays } from '../slots/ward-days';

/** So far ahead somebody can still settle it in peace. */
const DAYS_AHEAD = 30;

const sessionRow = columns(Session, 'startAt', 'venueId');

/** Sessions to come on days that are holidays, or on which their venue is closed. */
@Injectable()
export class ClosedDaySessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** In the next thirty days. */
  async count(wardId: string): Promise<number> {
    const { read } = this.unitOfWork;
    const { TIME_ZONE: zone } = this.env;
    const now = this.clock.now();
    const today = localDateOf(now, zone);
    const dates = Array.from({ length: DAYS_AHEAD }, (_, days) => addDays(today, days));
    const until = instantAt(addDays(today, DAYS_AHEAD), 0, zone);
    const sessions = await select(
      read,
      sessionRow,
      `SELECT start_at AS "startAt", venue_id AS "venueId" FROM session
       WHERE ward_id = $1 AND start_at BETWEEN $2 AND $3 AND state IN ('planned', 'confirmed')`,
      [wardId, now, until],
    );
    if (sessions.length === 0) return 0;
    const asked = { wardId, workingWindows: [], zone, dates, personIds: [] };
    const { holidays, isShut } = await loadWardDays(read, asked);
    return sessions.filter(({ startAt, venueId }) => {
      const date = localDateOf(startAt, zone);
      return holidays.includes(date) || (venueId !== null && isShut(venueId, date));
    }).length;
  }
}
