import type { EntityManager } from 'typeorm';
import { SESSION_MINUTES } from '../../../core/slots/generate';
import { localDateOf, localMinuteOf } from '../../../core/time/zone';
import { column } from '../../../platform/database/result-columns';
import { rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';

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

/** Whether the day, the venue or the mentor's spell of `given` is closed by now. */
export const closedSql = `(EXISTS (SELECT 1 FROM holiday h
    WHERE h.ward_id = given.ward_id AND h.date = given.date AND h.is_holiday
      AND (h.venue_id IS NULL OR h.venue_id = given.venue_id))
  OR EXISTS (SELECT 1 FROM availability_exception a
    WHERE a.person_id = given.mentor_id AND a.date = given.date AND a.change_id IS NOT NULL
      AND a.start_minute < given.minute + ${SESSION_MINUTES} AND a.end_minute > given.minute
      AND given.is_free = 1))`;

const closedRow = { id: column(Session, 'id') };

/**
 * Whoever closes a day holds the ward's mentors first, as whoever adds a session does: so what was closed between
 * the look and the write is seen here. @throws DomainError not-free
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
  const closed = await select(
    manager,
    closedRow,
    `SELECT given.id AS id FROM ${rowSet(manager, given, '$1')}
     WHERE ${closedSql}`,
    [JSON.stringify(rows)],
  );
  if (closed.length > 0) throw refuse('not-free');
}
