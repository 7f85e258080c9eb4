import { grouped } from '../../../platform/common/grouped';
import type { PairFacts } from '../../../modules/matching';

/** One mentee of an ambassador, as lists of pairs show it. */
export interface PairGroupMentee {
  id: string;
  name: string;
  metres: number;
  facts: PairFacts;
  isLocked: boolean;
}

/** An ambassador with everybody they guide. */
export interface PairGroup {
  id: string;
  name: string;
  phone: string | null;
  mentees: PairGroupMentee[];
}

/** A pair with both people by name. */
export interface NamedPair {
  mentorId: string;
  mentorName: string;
  phone: string | null;
  menteeId: string;
  menteeName: string;
  metres: number;
  facts: PairFacts;
  isLocked: boolean;
}

/** Pairs by ambassador, in the order in which they come. */
export function groupPairs(pairs: readonly NamedPair[]): PairGroup[] {
  return [...grouped(pairs, ({ mentorId }) => mentorId)].map(([id, theirs]) => ({
    id,
    name: theirs[0].mentorName,
    phone: theirs[0].phone,
    mentees: theirs.map(({ menteeId, menteeName, metres, facts, isLocked }) => ({
      id: menteeId,
      name: menteeName,
      metres,
      facts,
      isLocked,
    })),
  }));
}
