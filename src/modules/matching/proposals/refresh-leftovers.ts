import type { EntityManager } from 'typeorm';
import { leftoversOf } from '../../../core/matching/pairing/leftovers';
import type { PairKey } from '../../../core/matching/rules/problem';
import { insert } from '../../../platform/database/insert';
import { Leftover } from '../entities/leftover.entity';
import type { MatchInput } from '../profiles/profiles';
import { leftoverRows } from '../runs/save-proposal';

/** After a correction other people may be left over, or for another reason: says so anew. */
export async function refreshLeftovers(
  manager: EntityManager,
  runId: string,
  input: MatchInput,
  pairs: readonly PairKey[],
): Promise<void> {
  await manager.delete(Leftover, { runId });
  await insert(manager, Leftover, leftoverRows(runId, leftoversOf(input, pairs)));
}
