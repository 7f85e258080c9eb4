import type { BlockingSet } from '../../../core/matching/explain/blocking-sets';
import type { IdleMentors } from '../../../core/matching/explain/idle-mentors';
import type { Need } from '../../../core/matching/explain/needs';
import type { Shortage } from '../../../core/matching/explain/shortage';
import {
  blockingSentence,
  type Language,
  idleSentences,
  needSentence,
  shortageNames,
  shortageSentences,
} from '../../../texts';
import type { PairingShortage } from './warm-pairing';

/** What a ward is short of, in codes and numbers; words are made of it in the reader's language. */
export interface ShortageFacts extends PairingShortage {
  minMentees: number;
  /** By id, to be named in sentences. */
  hamletNames: ReadonlyMap<string, string>;
  mentorNames: ReadonlyMap<string, string>;
}

/** What a ward is short of, in numbers and in words. */
export interface ExplainedShortage extends Omit<Shortage, 'needs'> {
  sentences: string[];
  needs: (Need & { sentence: string })[];
  /** The smallest proofs that somebody must be left over. */
  blocking: (BlockingSet & { sentence: string })[];
  /** Mentors with whom one more place would take somebody who is left over, most worth first. */
  placesWanted: { mentorId: string; name: string; worth: number }[];
  idle: IdleMentors & { sentences: string[] };
}

/** The same facts in one language; nothing is computed or read for it. */
export function shortageInWords(facts: ShortageFacts, language: Language): ExplainedShortage {
  const { minMentees, hamletNames, mentorNames, blocking, placesWanted, idle, ...shortage } = facts;
  const names = shortageNames((id) => hamletNames.get(id) ?? '', language);
  return {
    ...shortage,
    sentences: shortageSentences(shortage, names, language),
    needs: shortage.needs.map((need) => ({
      ...need,
      sentence: needSentence(need, minMentees, names, language),
    })),
    blocking: blocking.map((set) => ({ ...set, sentence: blockingSentence(set, language) })),
    placesWanted: placesWanted.map((place) => ({
      ...place,
      name: mentorNames.get(place.mentorId) ?? '',
    })),
    idle: { ...idle, sentences: idleSentences(idle, names, language) },
  };
}
