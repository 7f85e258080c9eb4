import type { EntityManager } from 'typeorm';
import { SESSION_MINUTES } from '../../../core/slots/generate';
import { weeklyCover } from '../../../core/slots/weekly-cover';
import { localDateOf, localMinuteOf } from '../../../core/time/zone';
import {
  codeOf,
  column,
  columns,
  orNull,
  type RowOf,
} from '../../../platform/database/result-columns';
import { rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Venue, Ward } from '../../wards';
import { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';
import { sessionTime } from './session-times';
import { standsOn } from './venue-choice';

/** A session that a write has added, as far as a change of the ward's days can be in its way. */
export interface AddedSession extends Pick<
  Session,
  'id' | 'wardId' | 'mentorId' | 'venueId' | 'startAt'
> {
  /** The mentor agreed to a time at which they are not free. */
  isTimeAgreed?: boolean;
}

/** The columns of `given` that `closedSql` asks about. */
export const closedColumns = {
  ward_id: 'text',
  venue_id: 'text',
  date: 'text',
  minute: 'integer',
  is_free: 'integer',
} as const;

export function closedGiven(
  { wardId, venueId, startAt, isTimeAgreed = false }: AddedSession,
  zone: string,
) {
  return {
    ward_id: wardId,
    venue_id: venueId,
    date: localDateOf(startAt, zone),
    minute: localMinuteOf(startAt, zone),
    is_free: isTimeAgreed ? 0 : 1,
  };
}

/** What of `given` is closed by now: the day, the venue or the mentor's spell; null where nothing is. */
export const closedSql = `CASE
  WHEN EXISTS (SELECT 1 FROM holiday h
    WHERE h.ward_id = given.ward_id AND h.date = given.date AND h.is_holiday AND h.venue_id IS NULL)
    THEN 'holiday'
  WHEN EXISTS (SELECT 1 FROM holiday h
    WHERE h.ward_id = given.ward_id AND h.date = given.date AND h.is_holiday
      AND h.venue_id = given.venue_id)
    THEN 'venue-closed'
  WHEN EXISTS (SELECT 1 FROM availability_exception a
    WHERE a.person_id = given.mentor_id AND a.date = given.date AND a.change_id IS NOT NULL
      AND a.start_minute < given.minute + ${SESSION_MINUTES} AND a.end_minute > given.minute
      AND given.is_free = 1)
    THEN 'mentor-away' END`;

/** How it is read. */
export const closedNow = orNull(codeOf<ClosedNow>());

/** The first of what closes any of these; null where nothing does. */
export function whyClosedNow(found: readonly { closed: ClosedNow | null }[]): ClosedNow | null {
  return found.find(({ closed }) => closed !== null)?.closed ?? null;
}

type ClosedNow = 'holiday' | 'venue-closed' | 'mentor-away';

/** What `whyOutside` asks for, of `given` joined with its ward and its venue. */
export const hoursColumns = {
  settings: column(Ward, 'settings'),
  ...columns(Venue, 'openings', 'openFrom', 'openUntil'),
};

export const hoursSql = `w.settings AS settings, v.openings AS openings, v.open_from AS "openFrom",
  v.open_until AS "openUntil"`;

export const hoursJoin = `JOIN ward w ON w.id = given.ward_id LEFT JOIN venue v ON v.id = given.venue_id`;

/** Whether the ward, or the venue, has other hours by now than when the time was looked at. */
export function whyOutside(
  { settings, openings, openFrom, openUntil }: RowOf<typeof hoursColumns>,
  { startAt, venueId }: Pick<AddedSession, 'startAt' | 'venueId'>,
  zone: string,
): 'outside-hours' | 'venue-closed' | null {
  const time = sessionTime(startAt);
  if (!weeklyCover(settings.workingWindows, zone)(time)) return 'outside-hours';
  if (venueId === null) return null;
  const stands = standsOn({ openFrom, openUntil }, localDateOf(startAt, zone));
  const isOpen = stands && (openings === null || weeklyCover(openings, zone)(time));
  return isOpen ? null : 'venue-closed';
}

const closedRow = { id: column(Session, 'id'), closed: closedNow, ...hoursColumns };

/**
 * Whoever closes a day, or changes hours, holds the ward's mentors first, as whoever adds a session does: so what was
 * closed between the look and the write is seen here.
 * @throws DomainError holiday, mentor-away, outside-hours, venue-closed
 */
export async function assertNotClosed(
  manager: EntityManager,
  added: readonly AddedSession[],
  zone: string,
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((session) => ({
    id: session.id,
    mentor_id: session.mentorId,
    ...closedGiven(session, zone),
  }));
  const given = { id: 'text', mentor_id: 'text', ...closedColumns } as const;
  const found = await select(
    manager,
    closedRow,
    `SELECT given.id AS id, ${closedSql} AS closed, ${hoursSql}
     FROM ${rowSet(manager, given, '$1')} ${hoursJoin}`,
    [JSON.stringify(rows)],
  );
  const closed = whyClosedNow(found);
  if (closed !== null) throw refuse(closed);
  const byId = new Map(found.map((row) => [row.id, row]));
  for (const session of added) {
    const row = byId.get(session.id);
    const why = row ? whyOutside(row, session, zone) : null;
    if (why !== null) throw refuse(why);
  }
}
