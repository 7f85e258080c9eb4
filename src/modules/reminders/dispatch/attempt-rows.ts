import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { maskAddress } from '../messages/addresses';
import type { DeliveryRoute } from '../messages/fallback-chain';
import { insert } from '../../../platform/database/insert';
import { ReminderAttempt } from '../entities/reminder-attempt.entity';

/** One line of the log of tries; lines are only ever added. */
export interface Attempt {
  reminderId: string;
  /** The address is unknown where a provider, or nobody, said what became of it. */
  route: Pick<DeliveryRoute, 'channel'> & { address: string | null };
  outcome: 'started' | 'accepted' | 'delivered' | 'refused' | 'unreachable' | 'ambiguous' | 'error';
  providerCode?: string | null;
  detail?: string | null;
  at: number;
}

export async function appendAttempts(manager: EntityManager, attempts: Attempt[]): Promise<void> {
  const rows = attempts.map((attempt) => ({
    id: newId(),
    reminderId: attempt.reminderId,
    channel: attempt.route.channel,
    address: maskAddress(attempt.route.address),
    outcome: attempt.outcome,
    providerCode: attempt.providerCode ?? null,
    detail: attempt.detail ?? null,
    at: attempt.at,
  }));
  await insert(manager, ReminderAttempt, rows);
}
