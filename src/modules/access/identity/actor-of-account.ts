import { type EntityManager, MoreThan } from 'typeorm';
import type { Account } from './account.entity';
import type { Actor } from '../policies/actor';
import { AccountWard } from './account-ward.entity';
import { WardOpening } from './ward-opening.entity';

/** The account as who asks, with the wards in which it may work at `now`: its own, or those that a coordinator has open. */
export async function actorOfAccount(
  manager: EntityManager,
  {
    id,
    role: kind,
    wardId,
    provinceCode,
  }: Pick<Account, 'id' | 'role' | 'wardId' | 'provinceCode'>,
  now: number,
): Promise<Actor> {
  if (kind === 'operator') return { kind, id, wardId };
  if (kind === 'provincial') {
    const open = await manager.findBy(WardOpening, { accountId: id, endsAt: MoreThan(now) });
    const wardIds = [...new Set(open.map((opening) => opening.wardId))];
    return { kind, id, wardId, wardIds, provinceCode };
  }
  const further = await manager.findBy(AccountWard, { accountId: id });
  if (wardId === null || further.length === 0) return { kind, id, wardId };
  return { kind, id, wardId, wardIds: [wardId, ...further.map((one) => one.wardId)] };
}
