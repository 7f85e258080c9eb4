import type { Actor } from '../policies/actor';

/** Finds the person behind a personal link; the module of the people provides it. */
export abstract class PeopleDirectory {
  /** The person as an actor; null when they are gone or take part no longer. */
  abstract actorOf(kind: 'mentor' | 'mentee', personId: string): Promise<Actor | null>;

  /** The ward of a person, whether they take part or not; null when they are in no list. */
  abstract wardOf(kind: 'mentor' | 'mentee', personId: string): Promise<string | null>;

  /** Whose links lead to this person: their own record's, and those that were merged into it. */
  abstract recordsOf(personId: string): Promise<string[]>;
}
