import type { EntityManager } from 'typeorm';
import { HOUR_MS } from '../../../core/time/durations';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { columns } from '../../../platform/database/result-columns';
import { idList, isPostgres, rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Reminder, type ReminderState } from '../entities/reminder.entity';
import type { PutOff } from '../planning/late-messages';

/** What becomes of a message that does not leave now. */
export interface Waiting {
  state: ReminderState;
  retryAt: number | null;
  failure: string | null;
}

const carrierRow = columns(Reminder, 'id', 'jointId');

/**
 * Lets questions go with the messages that were found for them. One whose message another process holds at this
 * moment looks again in an hour.
 */
export async function sentAlong(
  manager: EntityManager,
  put: ReadonlyMap<string, PutOff>,
  now: number,
): Promise<Map<string, Waiting>> {
  const targets = [...put.values()].flatMap((off) => ('goesWith' in off ? [off.goesWith.id] : []));
  const carriers = new Map(
    (await holdCarriers(manager, targets)).map((row) => [row.id, row.jointId ?? newId()]),
  );
  const along: { id: string; joint_id: string }[] = [];
  const waiting = new Map<string, Waiting>();
  for (const [id, off] of put) {
    const jointId = 'goesWith' in off ? carriers.get(off.goesWith.id) : undefined;
    if (jointId) along.push({ id, joint_id: jointId });
    waiting.set(id, jointId ? { ...stays, state: 'joined' } : waitingOf(off, now));
  }
  const known = [...carriers].map(([id, joint_id]) => ({ id, joint_id }));
  await takeFollowers(manager, along);
  await writeJoints(manager, [...known, ...along]);
  return waiting;
}

const stays: Waiting = { state: 'planned', retryAt: null, failure: null };

function waitingOf(off: PutOff, now: number): Waiting {
  if ('keptBackBecause' in off) return { ...stays, state: 'held', failure: off.keptBackBecause };
  return { ...stays, retryAt: 'retryAt' in off ? off.retryAt : now + HOUR_MS };
}

async function holdCarriers(manager: EntityManager, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const hold = isPostgres(manager) ? 'FOR UPDATE SKIP LOCKED' : '';
  return select(
    manager,
    carrierRow,
    `SELECT r.id AS "id", r.joint_id AS "jointId" FROM reminder r
     WHERE r.state = 'planned' AND r.id IN ${idList(manager, '$1')} ORDER BY r.id ${hold}`,
    [JSON.stringify(ids)],
  );
}

/** Those who were to be asked together still are. */
async function takeFollowers(
  manager: EntityManager,
  rows: readonly { id: string; joint_id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = { id: 'text', joint_id: 'text' } as const;
  await execute(
    manager,
    `UPDATE reminder SET joint_id = given.joint_id FROM ${rowSet(manager, given, '$1')}, reminder c
     WHERE c.id = given.id AND c.joint_id IS NOT NULL AND reminder.joint_id = c.joint_id
       AND reminder.id <> c.id AND reminder.state = 'joined'`,
    [JSON.stringify(rows)],
  );
}

async function writeJoints(
  manager: EntityManager,
  rows: readonly { id: string; joint_id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = { id: 'text', joint_id: 'text' } as const;
  await execute(
    manager,
    `UPDATE reminder SET joint_id = given.joint_id FROM ${rowSet(manager, given, '$1')}
     WHERE reminder.id = given.id`,
    [JSON.stringify(rows)],
  );
}
