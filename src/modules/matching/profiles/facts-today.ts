import type { EntityManager } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import type { PairFacts } from '../entities/pair.entity';
import { factsToStore } from './pair-facts';
import { profilesOf } from './profiles';

/** How far apart two are, and what speaks for them. */
interface Facts {
  metres: number;
  facts: PairFacts;
}

/**
 * The same rows with what is true of their pairs today, as both people are now: what was stored with a pair is what it
 * was made by, and people move, learn and have other free times since. Three statements, for one pair as for thousands.
 */
export async function withFactsToday<Row extends Facts>(
  manager: EntityManager,
  rows: readonly Row[],
  keyOf: (row: Row) => PairKey,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const { mentors, mentees } = await profilesOf(manager, rows.map(keyOf));
  return rows.map((row) => {
    const { mentorId, menteeId } = keyOf(row);
    const mentor = mentors.get(mentorId);
    const mentee = mentees.get(menteeId);
    return mentor && mentee ? { ...row, ...factsToStore(mentor, mentee) } : row;
  });
}
