import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Household } from '../entities/household.entity';

/** Of the ward's household with this code, which is added when there is none. */
export async function householdIdOf(
  manager: EntityManager,
  wardId: string,
  code: string,
): Promise<string> {
  await insert(manager, Household, { id: newId(), wardId, code }, 'ON CONFLICT DO NOTHING');
  const { id } = await manager.findOneByOrFail(Household, { wardId, code });
  return id;
}
