import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { execute } from '../../../platform/database/execute';
import { lockRows } from '../../../platform/database/locks';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInTicket } from '../entities/walk-in-ticket.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { refuse } from '../rules/refusals';
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

/** Somebody waits in none of these lines any more; gives the numbers that they had. */
export async function leaveLines(
  context: AuditContext,
  days: readonly { id: string; wardId: string }[],
  menteeId: string,
): Promise<string[]> {
  const left: string[] = [];
  for (const { id, wardId } of days) {
    const tickets = await ticketsOf(context.manager, id);
    for (const ticket of tickets) {
      if (ticket.menteeId !== menteeId || stateOf(ticket) !== 'waiting') continue;
      await leaveLine(context, wardId, ticket);
      left.push(ticket.id);
    }
  }
  return left;
}

/** One number is called no more. */
async function leaveLine(
  context: AuditContext,
  wardId: string,
  { id, version, number }: Pick<WalkInTicket, 'id' | 'version' | 'number'>,
): Promise<void> {
  const gone = { goneBecause: 'left', updatedAt: context.now } as const;
  await compareAndSet(context.manager, WalkInTicket, { id, version }, gone);
  await auditRows(context, 'walk-in.left', [{ id, wardId }], { number });
}

/**
 * Two records of one person have numbers of the same day: the better one that waits stays theirs. Of the kept record the
 * worse one goes; the other record's becomes a turn that the kept one has not had. Gives those that went.
 */
export async function leaveWithWorseNumber(
  context: AuditContext,
  days: readonly { id: string; wardId: string }[],
  { fromId, toId }: { fromId: string; toId: string },
): Promise<string[]> {
  const { manager } = context;
  const left: string[] = [];
  for (const { id: walkInDayId, wardId } of days) {
    const tickets = await ticketsOf(manager, walkInDayId);
    const waits = (menteeId: string) =>
      tickets.find((one) => one.menteeId === menteeId && stateOf(one) === 'waiting');
    const [kept, other] = [waits(toId), waits(fromId)];
    if (!other || (kept && !isBefore(other, kept))) continue;
    if (kept) {
      await leaveLine(context, wardId, kept);
      left.push(kept.id);
    }
    const theirs = { walkInDayId, menteeId: In([fromId, toId]), goneBecause: IsNull() };
    const standing = await manager.findBy(WalkInTicket, { ...theirs, id: Not(other.id) });
    const turn = 1 + Math.max(0, ...standing.map((one) => one.turn));
    await manager.update(WalkInTicket, { id: other.id }, { turn });
  }
  return left;
}

/** Who comes first goes before who came first, as in the line. */
function isBefore(one: WaitingTicket, other: WaitingTicket): boolean {
  if (one.isPriority !== other.isPriority) return one.isPriority;
  return one.number < other.number;
}

type WaitingTicket = Pick<WalkInTicket, 'isPriority' | 'number'>;

/** A number that was given up at that instant is called again. @throws DomainError stale-version, already-over, walk-in-cancelled */
export async function waitAgain(
  context: AuditContext,
  ticketId: string,
  leftAt: number,
): Promise<void> {
  const { manager, now } = context;
  const ticket = await manager.findOneByOrFail(WalkInTicket, { id: ticketId });
  const day = await manager.findOneByOrFail(WalkInDay, { id: ticket.walkInDayId });
  if (day.state !== 'open') throw refuse('walk-in-cancelled');
  if (day.endAt <= now) throw refuse('already-over');
  if (ticket.goneBecause !== 'left' || ticket.updatedAt !== leftAt) throw refuse('stale-version');
  await compareAndSet(manager, WalkInTicket, ticket, { goneBecause: null, updatedAt: now });
  const { number } = ticket;
  await auditRows(context, 'walk-in.back', [{ id: ticketId, wardId: day.wardId }], { number });
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
