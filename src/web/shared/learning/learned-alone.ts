import type { CourseOverview } from '../../../modules/sessions';

/** What somebody can do without help: only of this there is a certificate. */
export function learnedAlone({ topics }: CourseOverview): CourseOverview['topics'] {
  return topics.filter(({ level }) => level === 'alone');
}
