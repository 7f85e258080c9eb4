import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { EarlierKey } from '../entities/earlier-key.entity';

/** Keeps how lists named somebody until now. */
export async function keepEarlierKey(
  manager: EntityManager,
  side: Side,
  { id: personId, wardId, identityKey }: { id: string; wardId: string; identityKey: string },
): Promise<void> {
  await manager.delete(EarlierKey, { wardId, side, identityKey });
  await insert(manager, EarlierKey, { id: newId(), wardId, side, identityKey, personId });
}

/** Whom earlier names of a ward's people mean, by key. */
export async function earlierKeysOf(
  manager: EntityManager,
  side: Side,
  wardId: string,
): Promise<Map<string, string>> {
  const rows = await manager.findBy(EarlierKey, { wardId, side });
  return new Map(rows.map(({ identityKey, personId }) => [identityKey, personId]));
}
