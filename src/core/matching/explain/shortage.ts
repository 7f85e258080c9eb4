import { MatchResult } from '../pairing/match';
import { Need, needsOf, timesOf } from './needs';
import { MatchSettings, MenteeProfile } from '../rules/problem';

/** How many people a shortage touches in one place, topic, language or evening. */
export interface Count {
  key: string;
  people: number;
}

/** What a ward lacks, from the people left over; empty lists when everybody who may be has a mentor. */
export interface Shortage {
  /** People with consent and without a mentor. */
  people: number;
  /** Mentors with the greatest number of mentees it would take at least. */
  mentorsNeeded: number;
  byReason: Count[];
  byHamlet: Count[];
  byTopic: Count[];
  byLanguage: Count[];
  /** Keys are weekday and part of the day, such as "6-evening"; 1 is Monday. */
  byTime: Count[];
  /** Mentors to look for who together would take everyone left over, none of them to spare. */
  needs: Need[];
}

export function shortageOf(
  mentees: readonly MenteeProfile[],
  result: Pick<MatchResult, 'unpaired'>,
  settings: MatchSettings,
): Shortage {
  const byId = new Map(mentees.map((mentee) => [mentee.id, mentee]));
  const left = result.unpaired
    .filter(({ code }) => code !== 'no-consent')
    .flatMap(({ menteeId, code }) => {
      const mentee = byId.get(menteeId);
      return mentee ? [{ mentee, code }] : [];
    });
  const people = left.map(({ mentee }) => mentee);
  return {
    people: people.length,
    mentorsNeeded: Math.ceil(people.length / Math.max(1, settings.maxMentees)),
    byReason: counted(left.map(({ code }) => [code])),
    byHamlet: counted(people.map(({ hamletId }) => (hamletId === null ? [] : [hamletId]))),
    byTopic: counted(people.map(({ topics }) => topics)),
    byLanguage: counted(people.map(({ languages }) => languages)),
    byTime: counted(people.map(timesOf)),
    needs: needsOf(people, settings.maxMentees),
  };
}

/** How many lists hold each key; most first. */
export function counted(lists: readonly (readonly string[])[]): Count[] {
  const counts = new Map<string, number>();
  for (const keys of lists) {
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, people]) => ({ key, people }))
    .sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1));
}
