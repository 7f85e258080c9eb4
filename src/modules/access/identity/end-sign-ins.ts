import type { EntityManager } from 'typeorm';
import { Account } from './account.entity';

/** Ends every cookie, token and link of an account, in the caller's transaction. */
export async function endSignInsOf(manager: EntityManager, accountId: string): Promise<void> {
  await manager.increment(Account, { id: accountId }, 'signInVersion', 1);
}
