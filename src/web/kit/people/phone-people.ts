import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import type { PhonePerson } from '../view/view';

/** Who the people on a phone are. */
@Injectable()
export class PhonePeople {
  constructor(private readonly people: PeopleService) {}

  /** Of all whom a browser is signed in as, the ambassadors and mentees, in their order. */
  async of(actors: readonly Actor[]): Promise<PhonePerson[]> {
    const found: PhonePerson[] = [];
    for (const { kind, id } of actors) {
      if ((kind !== 'mentor' && kind !== 'mentee') || id === null) continue;
      // Two slips of what were two records lead to one person.
      if (found.some((one) => one.kind === kind && one.id === id)) continue;
      const { fullName, gender, birthYear } = await this.people[kind](id);
      found.push({ kind, id, fullName, gender, birthYear });
    }
    return found;
  }
}
