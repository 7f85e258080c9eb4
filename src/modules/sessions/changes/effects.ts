import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { ChangeEffect, type Left } from '../entities/change-effect.entity';

export type { Left } from '../entities/change-effect.entity';

export async function keepEffects(
  manager: EntityManager,
  changeId: string,
  left: readonly Left[],
): Promise<void> {
  const rows = left.map((one) => ({ id: newId(), changeId, cameBack: null, ...one }));
  await insert(manager, ChangeEffect, rows);
}

/** In the order in which they came about. */
export function effectsOf(manager: EntityManager, changeId: string): Promise<ChangeEffect[]> {
  return manager.find(ChangeEffect, { where: { changeId }, order: { id: 'ASC' } });
}
