import { type EntityManager, In } from 'typeorm';
import { bindingRuleOfPeople } from '../../../core/matching/rules/constraints';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Mentee, Mentor } from '../../people';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { menteeProfile, mentorProfile } from '../profiles/profiles';
import { refusalOf } from './pairing-refusals';

/** For a single lesson it does not matter in which programme people are. */
const none = new ProgrammesByName([]);

/**
 * Whether nothing keeps these mentees, of whatever ward and ambassador, from a lesson with this one: what was ruled out,
 * and each rule about the two as people, however far, busy or full they are. The refusal of each, or null. Reads only.
 */
export async function whoCanMeet(
  manager: EntityManager,
  menteeIds: readonly string[],
  mentorId: string,
): Promise<Map<string, DomainError | null>> {
  if (menteeIds.length === 0) return new Map();
  const ids = In([...menteeIds]);
  const mentor = await manager.findOneBy(Mentor, { id: mentorId });
  if (!mentor) throw notFound('mentor');
  const mentees = await manager.findBy(Mentee, { id: ids });
  const ruledOut = await manager.findBy(ForbiddenPair, { mentorId, menteeId: ids });
  const apart = new Set(ruledOut.map(({ menteeId }) => menteeId));
  const needs = await NeedsReader.load(manager, [...menteeIds], none);
  return new Map(
    mentees.map((mentee) => {
      const { id, isActive } = mentee;
      if (!isActive) return [id, new DomainError('person-stopped')];
      if (apart.has(id)) return [id, new DomainError('pair-forbidden')];
      const profile = menteeProfile(mentee, needs.of(mentee));
      const rule = bindingRuleOfPeople(mentorProfile(mentor, none), profile);
      return [id, rule && refusalOf(rule)];
    }),
  );
}
