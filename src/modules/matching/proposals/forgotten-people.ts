import { type EntityManager, In } from 'typeorm';
import { BorderPair } from '../entities/border-pair.entity';
import { Leftover } from '../entities/leftover.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';

/** What was once proposed for people who are in no list any more goes with them; at most some hundred at a time. */
export async function forgetProposed(
  manager: EntityManager,
  side: 'mentor' | 'mentee',
  ids: readonly string[],
): Promise<void> {
  const these = In([...ids]);
  const theirs = side === 'mentor' ? { mentorId: these } : { menteeId: these };
  await manager.delete(ProposedPair, theirs);
  await manager.delete(BorderPair, theirs);
  await manager.delete(Leftover, { personId: these });
}
