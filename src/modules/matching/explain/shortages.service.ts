import { Injectable } from '@nestjs/common';
import type { Language } from '../../../core/matching/explain/explain-words';
import { type IdleMentors, idleMentors } from '../../../core/matching/explain/idle-mentors';
import { type BlockingSet, blockingSetsOf } from '../../../core/matching/explain/blocking-sets';
import type { Need } from '../../../core/matching/explain/needs';
import { type Shortage, shortageOf } from '../../../core/matching/explain/shortage';
import {
  blockingSentence,
  idleSentences,
  needSentence,
  type ShortageNames,
  shortageSentences,
} from '../../../core/matching/explain/shortage-words';
import { termName } from '../../../core/vietnamese/term-name';
import { PeopleService } from '../../people';
import { PlacesService } from '../../wards';
import type { WarmPairing } from './warm-pairing';

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

/** Tells where mentors are short, and where they are many and mentees are few. */
@Injectable()
export class Shortages {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  async explain(
    pairing: WarmPairing,
    wardId: string,
    language: Language,
  ): Promise<ExplainedShortage> {
    const { input, left } = pairing;
    const shortage = shortageOf(input.mentees, left, input.settings);
    const leftIds = left.unpaired.map(({ menteeId }) => menteeId);
    const blocking = blockingSetsOf(input, pairing.pairs, leftIds);
    const idle = idleMentors(input.mentors, left);
    const hamlets = new Map((await this.places.hamlets(wardId)).map(({ id, name }) => [id, name]));
    const names = shortageNames((id) => hamlets.get(id) ?? '', language);
    return {
      ...shortage,
      sentences: shortageSentences(shortage, names, language),
      needs: shortage.needs.map((need) => ({
        ...need,
        sentence: needSentence(need, input.settings.minMentees, names, language),
      })),
      blocking: blocking.map((set) => ({ ...set, sentence: blockingSentence(set, language) })),
      placesWanted: shortage.people === 0 ? [] : await this.placesWanted(pairing),
      idle: { ...idle, sentences: idleSentences(idle, names, language) },
    };
  }

  private async placesWanted(pairing: WarmPairing): Promise<ExplainedShortage['placesWanted']> {
    const busy = [...new Set(pairing.pairs.map(({ mentorId }) => mentorId))];
    const wanted = busy
      .map((mentorId) => ({ mentorId, worth: pairing.explained.worthOfPlace(mentorId) }))
      .filter(({ worth }) => worth >= pairing.input.settings.unpairedCost / 2)
      .sort((one, other) => other.worth - one.worth);
    const names = await this.people.namesOf(wanted.map(({ mentorId }) => mentorId));
    return wanted.map((place) => ({ ...place, name: names.get(place.mentorId) ?? '' }));
  }
}

/** Names of topics and languages in the reader's language, with the ward's own hamlets. */
export function shortageNames(hamlet: (id: string) => string, language: Language): ShortageNames {
  return {
    hamlet,
    topic: (code) => inSentence(termName('topic', code, language)),
    language: (code) => {
      const name = termName('language', code, language);
      return language === 'vi' ? inSentence(name) : name;
    },
  };
}

/** A heading's first letter made small, but for names such as VNeID. */
function inSentence(name: string): string {
  const isName = name.charAt(1) !== name.charAt(1).toLowerCase();
  return isName ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
