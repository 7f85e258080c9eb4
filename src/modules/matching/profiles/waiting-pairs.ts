import { type EntityManager, IsNull } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { PersonStop } from '../../people';

/**
 * Tells the pairs that wait for a mentor who pauses: nobody else is given the mentee meanwhile, and no pairing or
 * publication counts or ends them.
 */
export async function waitingPairs(
  manager: EntityManager,
  wardId: string,
): Promise<(pair: Pick<PairKey, 'mentorId'>) => boolean> {
  const stops = await manager.find(PersonStop, {
    where: { wardId, side: 'mentor', endedAt: IsNull(), menteesBecome: 'wait' },
    select: { personId: true },
  });
  const pausing = new Set(stops.map(({ personId }) => personId));
  return ({ mentorId }) => pausing.has(mentorId);
}

/** The same in SQL, of a row of `pair`. */
export const isWaiting = (pair: string): string =>
  `EXISTS (SELECT 1 FROM person_stop stop WHERE stop.person_id = ${pair}.mentor_id
     AND stop.ended_at IS NULL AND stop.mentees_become = 'wait')`;
