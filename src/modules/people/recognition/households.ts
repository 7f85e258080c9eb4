import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { notFound } from '../../../platform/common/domain-error';
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

/** The household that is said by its id or its code; null where none is. @throws DomainError not-found */
export async function householdIn(
  manager: EntityManager,
  wardId: string,
  { householdId, householdCode }: { householdId?: string | null; householdCode?: string | null },
): Promise<Household | null> {
  const id = householdCode ? await householdIdOf(manager, wardId, householdCode) : householdId;
  if (!id) return null;
  const household = await manager.findOneBy(Household, { id, wardId });
  if (!household) throw notFound('person');
  return household;
}
