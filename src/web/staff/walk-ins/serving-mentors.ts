import { Injectable } from '@nestjs/common';
import { type Mentor, PeopleService } from '../../../modules/people';

/** So few are shown without a search. */
const FEW = 12;
const FOUND_AT_ONCE = 30;

/** Who may serve on a walk-in day, as far as the form shows them. */
export interface ServingChoice {
  mentors: Pick<Mentor, 'id' | 'fullName' | 'topics' | 'hamletId'>[];
  /** Absent where everybody is shown. */
  search?: { q: string; found: number; shown: number };
}

/** The ambassadors of a ward to choose from: all of a few, else those who are chosen and those who are looked for. */
@Injectable()
export class ServingMentors {
  constructor(private readonly people: PeopleService) {}

  async of(wardId: string, chosen: readonly string[], q: string): Promise<ServingChoice> {
    const first = { page: 1, pageSize: FEW + 1 };
    const some = await this.people.mentors(wardId, first, { isActive: true });
    if (some.total <= FEW) return { mentors: some.items };
    const known = [...(await this.people.mentorsById(chosen)).values()];
    const mentors = known.filter((mentor) => mentor.wardId === wardId);
    if (q === '') return { mentors, search: { q, found: 0, shown: 0 } };
    const found = await this.people.mentors(
      wardId,
      { page: 1, pageSize: FOUND_AT_ONCE, q },
      { isActive: true },
    );
    const others = found.items.filter(({ id }) => !chosen.includes(id));
    return {
      mentors: [...mentors, ...others],
      search: { q, found: found.total, shown: found.items.length },
    };
  }
}
