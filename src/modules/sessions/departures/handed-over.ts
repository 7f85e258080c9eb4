import type { EntityManager } from 'typeorm';
import type { DomainError } from '../../../platform/common/domain-error';
import type { PairsService } from '../../matching';
import type { PersonStop } from '../../people';
import type { StopEffect } from '../entities/stop-effect.entity';

/**
 * Of the pairs that went to the successor and are theirs still, by the mentee: null when the old one can be again,
 * else why not. Reads only.
 */
export async function comingBack(
  manager: EntityManager,
  pairs: PairsService,
  { wardId, personId, successorId }: PersonStop,
  effects: readonly StopEffect[],
): Promise<Map<string, DomainError | null>> {
  if (successorId === null) return new Map();
  const given = new Set(effects.map(({ was }) => was.pairId));
  const theirs = (await pairs.ofMentor(successorId, manager)).filter(({ id }) => given.has(id));
  const menteeIds = theirs.map(({ menteeId }) => menteeId);
  return pairs.whoCanGo(manager, wardId, menteeIds, personId);
}
