import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { maskAddress } from '../messages/addresses';
import type { Way } from '../messages/chain';
import { rowSet, type SqlType } from '../../../platform/database/row-set';

/** One line of the log of tries; lines are only ever added. */
export interface Attempt {
  reminderId: string;
  way: Pick<Way, 'channel' | 'address'>;
  outcome: 'started' | 'accepted' | 'delivered' | 'refused' | 'unreachable' | 'ambiguous' | 'error';
  providerCode?: string | null;
  detail?: string | null;
  at: number;
}

/** What a line says of a try, beside its own id and the reminder's. */
export const tryColumns = {
  channel: 'text',
  address: 'text',
  outcome: 'text',
  provider_code: 'text',
  detail: 'text',
  at: 'bigint',
} as const satisfies Record<string, SqlType>;

const columns: Record<string, SqlType> = { id: 'text', reminder_id: 'text', ...tryColumns };

export async function appendAttempts(manager: EntityManager, attempts: Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  const rows = attempts.map((attempt) => ({
    id: newId(),
    reminder_id: attempt.reminderId,
    channel: attempt.way.channel,
    address: maskAddress(attempt.way.address),
    outcome: attempt.outcome,
    provider_code: attempt.providerCode ?? null,
    detail: attempt.detail ?? null,
    at: attempt.at,
  }));
  const names = Object.keys(columns).join(', ');
  await manager.query(
    `INSERT INTO reminder_attempt (${names}) SELECT ${names} FROM ${rowSet(manager, columns, '$1')}`,
    [JSON.stringify(rows)],
  );
}
