import { MatchResult } from '../pairing/match';
import { MentorProfile } from '../rules/problem';
import { Count, counted } from './shortage';

/** Mentors who are willing and have nobody, because they cannot reach their minimum. */
export interface IdleMentors {
  people: number;
  byReason: Count[];
  byHamlet: Count[];
  /** Mentees who suit and are still to be found, for those who could not reach the minimum with everybody near. */
  menteesMissing: number;
}

export function idleMentors(
  mentors: readonly MentorProfile[],
  { inactive }: Pick<MatchResult, 'inactive'>,
): IdleMentors {
  const hamletOf = new Map(mentors.map(({ id, hamletId }) => [id, hamletId]));
  const short = inactive.filter(({ code }) => code === 'below-min' || code === 'no-candidates');
  return {
    people: inactive.length,
    byReason: counted(inactive.map(({ code }) => [code])),
    byHamlet: counted(
      inactive.map(({ mentorId }) => {
        const hamletId = hamletOf.get(mentorId);
        return hamletId ? [hamletId] : [];
      }),
    ),
    menteesMissing: short.reduce((sum, { data }) => sum + data.minMentees - data.able, 0),
  };
}
