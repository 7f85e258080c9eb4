import { type EntityManager, In } from 'typeorm';
import type { Seeker } from '../../../core/changes/next-times';
import {
  isHeldAt,
  type ProgrammeRules,
  ProgrammesByName,
  runsOn,
} from '../../../core/programme/programmes';
import { Mentor } from '../../people';
import type { Ward } from '../../wards';
import type { Hit } from '../grounds/hit';

/** Those of the lessons' ambassadors, and of classes that are open to one, by the id of the lesson or the class. */
export async function programmesOf(
  manager: EntityManager,
  { programmes }: Ward,
  { lessons, classes }: Hit,
): Promise<Map<string, ProgrammeRules>> {
  const found = new Map<string, ProgrammeRules>();
  if (programmes.length === 0) return found;
  for (const { groupClass } of classes) {
    const { audienceKind, audienceRef } = groupClass;
    const own = programmes.find(({ id }) => audienceKind === 'programme' && id === audienceRef);
    if (own) found.set(groupClass.id, own);
  }
  const mentors = await manager.find(Mentor, {
    select: { id: true, programme: true },
    where: { id: In([...new Set(lessons.map(({ mentorId }) => mentorId))]) },
  });
  const known = new ProgrammesByName(programmes);
  const ofMentor = new Map(mentors.map((mentor) => [mentor.id, known.of(mentor)]));
  for (const { id, mentorId } of lessons) {
    const own = ofMentor.get(mentorId);
    if (own) found.set(id, own);
  }
  return found;
}

/** On the days of a programme, and in its halls; homes are no halls. */
export function within(programme: ProgrammeRules | undefined, seeker: Seeker): Seeker {
  if (!programme) return seeker;
  const isTheirs = ({ venueId }: { venueId: string | null }): boolean =>
    venueId === null || isHeldAt(programme, venueId);
  return {
    ...seeker,
    places: seeker.places.filter(isTheirs),
    isOn: (date) => runsOn(programme, date),
  };
}
