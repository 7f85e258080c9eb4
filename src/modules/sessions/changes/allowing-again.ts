import { type EntityManager, In } from 'typeorm';
import { ForbiddenPair, Pair } from '../../matching';
import type { PlannedChange } from '../entities/planned-change.entity';
import { effectsOf } from './effects';

/** Two whose pair was ended for good may be paired again, as before. */
export async function allowAgain(
  manager: EntityManager,
  { id, what }: PlannedChange,
): Promise<void> {
  if (!what.isForbidden) return;
  const ended = (await effectsOf(manager, id)).filter(({ kind }) => kind === 'pair');
  const pairs = await manager.findBy(Pair, { id: In(ended.map(({ subjectId }) => subjectId)) });
  for (const { mentorId, menteeId } of pairs) {
    await manager.delete(ForbiddenPair, { mentorId, menteeId });
  }
}
