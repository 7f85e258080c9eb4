import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { StopEffect } from '../entities/stop-effect.entity';

/** What somebody left by stopping, before it is kept. */
export type Left = Pick<StopEffect, 'kind' | 'subjectId' | 'was'>;

export async function keepEffects(
  manager: EntityManager,
  stopId: string,
  left: readonly Left[],
): Promise<void> {
  const rows = left.map((one) => ({ id: newId(), stopId, cameBack: null, ...one }));
  await insert(manager, StopEffect, rows);
}

/** In the order in which they were left. */
export function effectsOf(manager: EntityManager, stopId: string): Promise<StopEffect[]> {
  return manager.find(StopEffect, { where: { stopId }, order: { id: 'ASC' } });
}
