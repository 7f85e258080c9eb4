import { Injectable } from '@nestjs/common';
import type { Language } from '../../../texts';
import { PeopleService } from '../../people';
import { PlacesService } from '../../wards';
import { type ExplainedShortage, type ShortageFacts, shortageInWords } from './shortage-in-words';
import type { WarmPairing } from './warm-pairing';

/** Tells where mentors are short, and where they are many and mentees are few. */
@Injectable()
export class Shortages {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  async facts(pairing: WarmPairing, wardId: string): Promise<ShortageFacts> {
    const { shortage, input } = pairing;
    const hamlets = await this.places.hamlets(wardId);
    return {
      ...shortage,
      minMentees: input.settings.minMentees,
      hamletNames: new Map(hamlets.map(({ id, name }) => [id, name])),
      mentorNames: await this.people.namesOf(shortage.placesWanted.map(({ mentorId }) => mentorId)),
    };
  }

  async explain(
    pairing: WarmPairing,
    wardId: string,
    language: Language,
  ): Promise<ExplainedShortage> {
    return shortageInWords(await this.facts(pairing, wardId), language);
  }
}
