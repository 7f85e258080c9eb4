import type { PairFacts } from '../../../modules/matching';

/** Somebody with what lists, searches and maps need of them. */
export interface BoardPerson {
  id: string;
  name: string;
  sortName: string;
  hamletId: string;
  hamletName: string;
  phone: string | null;
  otherPhone: string | null;
  topics: readonly string[];
  latitude: number;
  longitude: number;
}

export interface BoardMentor extends BoardPerson {
  /** The sheet's maximum; null means the ward's. */
  maxMentees: number | null;
  programme: string | null;
  /** False while they pause and their mentees wait for them. */
  isActive: boolean;
}

/** A mentee and what is stored of their pair. */
export interface BoardPair extends BoardPerson {
  mentorId: string;
  groups: readonly string[];
  address: string | null;
  metres: number;
  facts: PairFacts;
  isLocked: boolean;
  /** The pair's own. */
  pairId: string;
  /** Lives in another ward. */
  isGuest: boolean;
}

/** Somebody who lives here and goes to an ambassador of another ward. */
export interface BoardAbroad extends BoardMentee {
  mentorId: string;
  mentorName: string;
  wardName: string;
}

/** An ambassador and everybody they guide, as one line of the list. */
export interface PairLine extends BoardMentor {
  mentees: readonly BoardPair[];
  /** Those whom the filter means; all where it asks for nothing. */
  hits: readonly BoardPair[];
  least: number;
  most: number;
}

/** Somebody without an ambassador. */
export interface BoardMentee extends BoardPerson {
  groups: readonly string[];
}

/** Of the ward's programmes, by its name; null for the one with ambassadors. */
export type BoardLeftOver = BoardMentee & { programme: string | null };
