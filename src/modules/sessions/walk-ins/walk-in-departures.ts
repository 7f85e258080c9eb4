import type { EntityManager } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { lockRows } from '../../../platform/database/locks';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInTicket } from '../entities/walk-in-ticket.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { stateOf, ticketsOf } from './walk-in-rows';

const dayRow = columns(WalkInDay, 'id', 'wardId');

/** Holds the lines of a ward's open days: nobody takes a number or is called until the end of the write. */
export async function lockOpenDays(
  manager: EntityManager,
  wardId: string,
  now: number,
): Promise<{ id: string; wardId: string }[]> {
  const days = await select(
    manager,
    dayRow,
    `SELECT id AS id, ward_id AS "wardId" FROM walk_in_day
     WHERE ward_id = $1 AND state = 'open' AND end_at > $2 ORDER BY id`,
    [wardId, now],
  );
  await lockRows(
    manager,
    WalkInDay,
    days.map(({ id }) => id),
  );
  return days;
}

/** Somebody waits in none of these lines any more. */
export async function leaveLines(
  context: AuditContext,
  days: readonly { id: string; wardId: string }[],
  menteeId: string,
): Promise<void> {
  const { manager, now } = context;
  for (const { id, wardId } of days) {
    const tickets = await ticketsOf(manager, id);
    for (const ticket of tickets) {
      if (ticket.menteeId !== menteeId || stateOf(ticket) !== 'waiting') continue;
      const gone = { goneBecause: 'left', updatedAt: now } as const;
      const seen = { id: ticket.id, version: ticket.version };
      await compareAndSet(manager, WalkInTicket, seen, gone);
      await auditRows(context, 'walk-in.left', [{ id: ticket.id, wardId }], {
        number: ticket.number,
      });
    }
  }
}

/** An ambassador serves on no day any more that has not ended; gives the days. */
export async function leaveDays(
  { manager, now }: AuditContext,
  mentorId: string,
): Promise<string[]> {
  const days = await select(
    manager,
    dayRow,
    `SELECT d.id AS id, d.ward_id AS "wardId" FROM walk_in_mentor w
     JOIN walk_in_day d ON d.id = w.walk_in_day_id
     WHERE w.mentor_id = $1 AND d.state = 'open' AND d.end_at > $2 ORDER BY d.id`,
    [mentorId, now],
  );
  for (const { id } of days) {
    await execute(
      manager,
      `DELETE FROM walk_in_mentor WHERE walk_in_day_id = $1 AND mentor_id = $2`,
      [id, mentorId],
    );
    await execute(
      manager,
      `DELETE FROM availability_exception WHERE walk_in_day_id = $1 AND person_id = $2`,
      [id, mentorId],
    );
  }
  return days.map(({ id }) => id);
}
