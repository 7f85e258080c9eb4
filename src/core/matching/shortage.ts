import { freeHalfHours } from './half-hours';
import { MatchResult } from './match';
import { Gender, MatchSettings, MenteeProfile } from './problem';

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
  /** A short list of mentors to look for, who together would take everyone left over. */
  needs: Need[];
}

/** One mentor to look for: where, with what, when, and how many of those left over this person could take. */
export interface Need {
  hamletId: string | null;
  topic: string;
  language: string;
  time: string;
  /** When one of them asks for a woman or a man. */
  gender: Gender | null;
  menteeIds: string[];
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

function timesOf(mentee: MenteeProfile): string[] {
  return freeHalfHours(mentee.windows).map((cell) => {
    const half = cell % 48;
    const part = half < 24 ? 'morning' : half < 36 ? 'afternoon' : 'evening';
    return `${Math.floor(cell / 48) + 1}-${part}`;
  });
}

/** Greedy cover: the hamlet, topic, language and time that would help most people, again and again. */
function needsOf(people: readonly MenteeProfile[], most: number): Need[] {
  const groups = new Map<string, { need: Omit<Need, 'menteeIds'>; members: Set<string> }>();
  for (const mentee of people) {
    for (const need of wishesOf(mentee)) {
      const key = JSON.stringify(need);
      const group = groups.get(key) ?? { need, members: new Set() };
      group.members.add(mentee.id);
      groups.set(key, group);
    }
  }
  const needs: Need[] = [];
  for (;;) {
    let best: { need: Omit<Need, 'menteeIds'>; members: Set<string> } | undefined;
    for (const group of groups.values()) {
      if (group.members.size > (best?.members.size ?? 0)) best = group;
    }
    if (!best) return needs;
    const menteeIds = [...best.members].slice(0, Math.max(1, most));
    needs.push({ ...best.need, menteeIds });
    for (const { members } of groups.values()) for (const id of menteeIds) members.delete(id);
  }
}

/** Every hamlet, topic, language and time that would do for this person. */
function wishesOf(mentee: MenteeProfile): Omit<Need, 'menteeIds'>[] {
  const { wishedGender } = mentee;
  const genders = wishedGender === null ? ([null, 'female', 'male'] as const) : [wishedGender];
  return [...new Set(timesOf(mentee))].flatMap((time) =>
    mentee.topics.flatMap((topic) =>
      mentee.languages.flatMap((language) =>
        genders.map((gender) => ({ hamletId: mentee.hamletId, topic, language, time, gender })),
      ),
    ),
  );
}
