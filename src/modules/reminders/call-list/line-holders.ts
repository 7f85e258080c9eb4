import { type EntityManager, In } from 'typeorm';
import { Account, type Actor, actorOfAccount, may } from '../../access';
import { text } from '../../../platform/database/result-columns';
import { rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { CallLineRow } from '../entities/call-line-row.entity';

/** Who calls a number, by id. */
export interface LineHolder {
  kind: 'staff' | 'mentor';
  id: string;
}

/** A line with all of its open messages. */
interface HeldLine {
  wardId: string;
  ids: readonly string[];
  kept: CallLineRow | null;
}

/** Whoever was given it; nobody once somebody was reached. */
export function callerOf(row: CallLineRow | null): LineHolder | null {
  if (row === null || row.outcome === 'reached') return null;
  const { callerKind: kind, callerId: id } = row;
  return kind === null || id === null ? null : { kind, id };
}

/**
 * Who calls these lines, by the row that is kept of each: whoever was given it and may still make the call. It is nobody's
 * once the account is switched off, or is of another ward, or when one of its messages is not for the ambassador to tell any
 * more: their pair has ended, the lesson has another ambassador, the number is somebody else's too.
 */
export async function holdersOf(
  manager: EntityManager,
  lines: readonly HeldLine[],
): Promise<Map<CallLineRow, LineHolder>> {
  const given = lines.flatMap(({ kept, ...line }) => {
    const holder = callerOf(kept);
    return kept && holder ? [{ ...line, kept, holder }] : [];
  });
  const staff = given.filter(({ holder }) => holder.kind === 'staff');
  const mentors = given.filter(({ holder }) => holder.kind === 'mentor');
  const accounts = await activeAccounts(
    manager,
    staff.map(({ holder }) => holder.id),
  );
  const notTheirs = await messagesOfOthers(
    manager,
    mentors.flatMap(({ ids, holder }) => ids.map((id) => ({ id, mentor_id: holder.id }))),
  );
  const mayCall = ({ wardId, ids, holder }: (typeof given)[number]) => {
    if (holder.kind === 'mentor') return !ids.some((id) => notTheirs.has(id));
    const account = accounts.get(holder.id);
    return account !== undefined && may(account, 'calls.note', { wardIds: [wardId] });
  };
  return new Map(given.filter(mayCall).map(({ kept, holder }) => [kept, holder]));
}

async function activeAccounts(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  if (ids.length === 0) return actors;
  const found = await manager.findBy(Account, { id: In([...new Set(ids)]), isActive: true });
  for (const account of found) actors.set(account.id, await actorOfAccount(manager, account, 0));
  return actors;
}

const otherRow = { id: text };

/** SQL: the ambassador of `given` guides a mentee, or teaches them. */
const isTheirs = (menteeId: string) => `(
  EXISTS (SELECT 1 FROM pair x WHERE x.mentee_id = ${menteeId} AND x.mentor_id = given.mentor_id
    AND x.ended_at IS NULL)
  OR EXISTS (SELECT 1 FROM booking b JOIN session q ON q.id = b.session_id
    WHERE b.mentee_id = ${menteeId} AND q.mentor_id = given.mentor_id AND q.class_id IS NULL))`;

/** Those of these messages that their ambassador is not shown: as `CallLines.ofMentor` finds them. */
async function messagesOfOthers(
  manager: EntityManager,
  messages: readonly { id: string; mentor_id: string }[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const rows = await select(
    manager,
    otherRow,
    `SELECT r.id AS id FROM ${rowSet(manager, { id: 'text', mentor_id: 'text' }, '$1')}
     JOIN reminder r ON r.id = given.id
     WHERE NOT (r.recipient_kind = 'mentee'
       AND EXISTS (SELECT 1 FROM mentor m WHERE m.id = given.mentor_id AND m.is_active)
       AND (EXISTS (SELECT 1 FROM session s WHERE s.id = r.session_id
           AND s.mentor_id = given.mentor_id AND s.class_id IS NULL)
         OR EXISTS (SELECT 1 FROM pair x WHERE x.mentee_id = r.recipient_id
           AND x.mentor_id = given.mentor_id AND x.ended_at IS NULL))
       AND ${isTheirs('r.recipient_id')}
       AND NOT EXISTS (SELECT 1 FROM reminder j WHERE j.joint_id IS NOT NULL
         AND j.joint_id = r.joint_id AND j.state = 'joined' AND NOT ${isTheirs('j.recipient_id')}))`,
    [JSON.stringify(messages)],
  );
  return new Set(rows.map(({ id }) => id));
}
