import type { EntityManager } from 'typeorm';
import { type Progress, remainingNeeds, teachableNeeds } from '../../../core/curriculum/course';
import type { Curriculum } from '../../../core/curriculum/curriculum';
import { hasReached } from '../../learning';

/** One mentee with one mentor. */
export interface Course {
  menteeId: string;
  startedAt: number;
  needs: readonly string[];
  taught: readonly string[];
  progress: Progress;
}

/**
 * Whether the mentor can bring the mentee no further. A pair that was made although others have to teach what comes first goes
 * on until it brought the mentee to something, or nothing is left that this mentor teaches (docs/adr/0030).
 */
export async function isCourseOver(
  manager: EntityManager,
  curriculum: Curriculum,
  { menteeId, startedAt, needs, taught, progress }: Course,
): Promise<boolean> {
  if (teachableNeeds(curriculum, needs, progress, taught).length > 0) return false;
  const left = remainingNeeds(curriculum, needs, progress);
  if (!left.some((topic) => taught.includes(topic))) return true;
  return hasReached(manager, menteeId, { topics: taught, since: startedAt });
}
