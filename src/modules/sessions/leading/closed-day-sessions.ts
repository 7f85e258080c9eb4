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

/** A day that is off, in the whole ward or in one venue, and how many lessons and classes stand on it all the same. */
export interface ClosedDay {
  date: string;
  /** Null where the ward is off. */
  venueId: string | null;
  sessions: number;
}

/** Sessions to come on days that are holidays, or on which their venue is closed. */
@Injectable()
export class ClosedDaySessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** In the next thirty days, as many as the days say. */
  async count(wardId: string): Promise<number> {
    const days = await this.days(wardId);
    return days.reduce((sum, { sessions }) => sum + sessions, 0);
  }

  /** The days of the next thirty on which something stands, in their order. */
  async days(wardId: string): Promise<ClosedDay[]> {
    const { read } = this.unitOfWork;
    const { TIME_ZONE: zone } = this.env;
    const now = this.clock.now();
    const today = localDateOf(now, zone);
    const dates = Array.from({ length: DAYS_AHEAD }, (_, days) => addDays(today, days));
    const until = instantAt(addDays(today, DAYS_AHEAD), 0, zone);
    // Of a class, the part that has its seats.
    const sessions = await select(
      read,
      sessionRow,
      `SELECT start_at AS "startAt", venue_id AS "venueId" FROM session
       WHERE ward_id = $1 AND start_at BETWEEN $2 AND $3 AND state IN ('planned', 'confirmed')
         AND seats > 0
       ORDER BY start_at`,
      [wardId, now, until - 1],
    );
    if (sessions.length === 0) return [];
    const asked = { wardId, workingWindows: [], zone, dates, personIds: [] };
    const { holidays, isShut } = await loadWardDays(read, asked);
    const closed = new Map<string, ClosedDay>();
    for (const { startAt, venueId } of sessions) {
      const date = localDateOf(startAt, zone);
      const isOff = holidays.includes(date);
      if (!isOff && (venueId === null || !isShut(venueId, date))) continue;
      const where = isOff ? null : venueId;
      const key = `${date} ${where ?? ''}`;
      const day = closed.get(key) ?? { date, venueId: where, sessions: 0 };
      closed.set(key, { ...day, sessions: day.sessions + 1 });
    }
    return [...closed.values()];
  }
}
