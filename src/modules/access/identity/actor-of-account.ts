import { type EntityManager, MoreThan } from 'typeorm';
import type { Account } from './account.entity';
import type { Actor } from '../policies/actor';
import { AccountWard } from './account-ward.entity';
import { WardOpening } from './ward-opening.entity';

type Role = Pick<Account, 'id' | 'role' | 'wardId' | 'provinceCode'>;

/** The account as who asks, with the wards in which it may work at `now`: its own, or those that a coordinator has open. */
export async function actorOfAccount(
  manager: EntityManager,
  account: Role,
  now: number,
): Promise<Actor> {
  return actorIn(account, await wardsBeside(manager, account, now));
}

/** The same, where `wardIds` are known: further wards, or those that a coordinator has open. */
export function actorIn(
  { id, role: kind, wardId, provinceCode }: Role,
  wardIds: readonly string[],
): Actor {
  if (kind === 'provincial')
    return { kind, id, wardId, wardIds: [...new Set(wardIds)], provinceCode };
  if (kind === 'operator' || wardId === null || wardIds.length === 0) return { kind, id, wardId };
  return { kind, id, wardId, wardIds: [wardId, ...wardIds] };
}

async function wardsBeside(
  manager: EntityManager,
  { id: accountId, role }: Role,
  now: number,
): Promise<string[]> {
  if (role === 'operator') return [];
  const beside =
    role === 'provincial'
      ? await manager.findBy(WardOpening, { accountId, endsAt: MoreThan(now) })
      : await manager.findBy(AccountWard, { accountId });
  return beside.map(({ wardId }) => wardId);
}
