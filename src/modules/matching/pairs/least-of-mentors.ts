import { IsNull, Not, type EntityManager } from 'typeorm';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { Mentor } from '../../people';
import type { Ward } from '../../wards';

/** How many mentees each ambassador of a ward has at least who has any: by their programme, else the ward's number. */
export async function leastOfMentors(
  manager: EntityManager,
  { id: wardId, programmes, settings }: Pick<Ward, 'id' | 'programmes' | 'settings'>,
): Promise<(mentorId: string) => number> {
  if (programmes.length === 0) return () => settings.minMentees;
  const known = new ProgrammesByName(programmes);
  const mentors = await manager.find(Mentor, {
    where: { wardId, programme: Not(IsNull()) },
    select: { id: true, programme: true, maxMentees: true },
  });
  const least = new Map(mentors.map((one) => [one.id, known.limitsOf(one, settings).minMentees]));
  return (mentorId) => least.get(mentorId) ?? settings.minMentees;
}
