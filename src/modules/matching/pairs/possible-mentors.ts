import { type EntityManager, In, IsNull } from 'typeorm';
import { bindingRule } from '../../../core/matching/rules/constraints';
import { ProgrammesByName } from '../../../core/programme/programmes';
import type { MenteeProfile, MentorProfile } from '../../../core/matching/rules/problem';
import { grouped } from '../../../platform/common/grouped';
import type { Mentee } from '../../people';
import type { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { factsToStore } from '../profiles/pair-facts';
import { matchSettingsOf, menteeProfile, mentorsOf } from '../profiles/profiles';

/** A mentor who could take a mentee, with how many they have today. */
export interface PossibleMentor {
  mentorId: string;
  metres: number;
  mentees: number;
  maxMentees: number;
  topicsCovered: string[];
  topicsMissing: string[];
  /** Half hours of a week in which both are free. */
  sharedWindows: number;
}

/** Mentors of a ward whom no rule keeps from these mentees, the nearest first, by the mentee. */
export async function possibleMentors(
  manager: EntityManager,
  ward: Ward,
  people: readonly Mentee[],
): Promise<Map<string, PossibleMentor[]>> {
  const ids = people.map(({ id }) => id);
  const settings = matchSettingsOf(ward);
  const mentors = await mentorsOf(manager, ward);
  const needs = await NeedsReader.load(manager, ids, new ProgrammesByName(ward.programmes));
  const apart = await manager.findBy(ForbiddenPair, { menteeId: In(ids) });
  const ruledOut = new Set(apart.map(({ mentorId, menteeId }) => `${mentorId} ${menteeId}`));
  const current = await manager.findBy(Pair, { wardId: ward.id, endedAt: IsNull() });
  const taken = grouped(current, ({ mentorId }) => mentorId);
  return new Map(
    people.map((person) => {
      const mentee = menteeProfile(person, needs.of(person));
      const possible = mentors
        .filter(({ id }) => !ruledOut.has(`${id} ${person.id}`))
        .filter((mentor) => bindingRule(mentor, mentee, settings) === null)
        .map((mentor) => ({
          mentorId: mentor.id,
          ...spokenFor(mentor, mentee),
          mentees: taken.get(mentor.id)?.length ?? 0,
          maxMentees: mentor.maxMentees ?? settings.maxMentees,
        }))
        .sort((a, b) => a.metres - b.metres);
      return [person.id, possible];
    }),
  );
}

/** What speaks for a pair that might be. */
function spokenFor(
  mentor: MentorProfile,
  mentee: MenteeProfile,
): Pick<PossibleMentor, 'metres' | 'topicsCovered' | 'topicsMissing' | 'sharedWindows'> {
  const { metres, facts } = factsToStore(mentor, mentee);
  const { topicsCovered, topicsMissing, sharedWindows } = facts;
  return { metres, topicsCovered, topicsMissing, sharedWindows };
}
