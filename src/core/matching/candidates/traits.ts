import { BitTable } from './bit-table';
import { freeHalfHours, HALF_HOURS_A_WEEK } from '../rules/half-hours';
import { MenteeProfile, MentorProfile } from '../rules/problem';

/** What mentors and mentees must have in common, as bits: built once, compared millions of times. */
export interface Traits {
  mentor: TraitTables;
  mentee: TraitTables;
  /** What a mentee can be taught first, by the numbers of topics. */
  firstTopics: BitTable;
}

export interface TraitTables {
  languages: BitTable;
  topics: BitTable;
  halfHours: BitTable;
}

export function traitsOf(
  mentors: readonly MentorProfile[],
  mentees: readonly MenteeProfile[],
): Traits {
  const languages = numbering([mentors, mentees], (person) => person.languages);
  const topics = numbering([mentors, mentees], (person) => person.topics);
  return {
    mentor: tables(mentors, languages, topics),
    mentee: tables(mentees, languages, topics),
    firstTopics: firstTopicsOf(mentees, topics),
  };
}

type Profile = MentorProfile | MenteeProfile;

function numbering(
  groups: readonly (readonly Profile[])[],
  codesOf: (person: Profile) => readonly string[],
): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const people of groups) {
    for (const person of people) {
      for (const code of codesOf(person)) {
        if (!numbers.has(code)) numbers.set(code, numbers.size);
      }
    }
  }
  return numbers;
}

function tables(
  people: readonly Profile[],
  languages: Map<string, number>,
  topics: Map<string, number>,
): TraitTables {
  const result = {
    languages: new BitTable(people.length, languages.size),
    topics: new BitTable(people.length, topics.size),
    halfHours: new BitTable(people.length, HALF_HOURS_A_WEEK),
  };
  // Many people share one list of windows.
  const cellsOf = new Map<Profile['windows'], number[]>();
  people.forEach((person, row) => {
    for (const code of person.languages) result.languages.set(row, languages.get(code) ?? 0);
    for (const code of person.topics) result.topics.set(row, topics.get(code) ?? 0);
    const cells = cellsOf.get(person.windows) ?? freeHalfHours(person.windows);
    cellsOf.set(person.windows, cells);
    for (const cell of cells) result.halfHours.set(row, cell);
  });
  return result;
}

function firstTopicsOf(
  mentees: readonly MenteeProfile[],
  topics: ReadonlyMap<string, number>,
): BitTable {
  const table = new BitTable(mentees.length, topics.size);
  mentees.forEach(({ firstTopics }, row) => {
    for (const code of firstTopics) table.set(row, topics.get(code) ?? 0);
  });
  return table;
}
