import { Injectable } from '@nestjs/common';
import type { OpenNeed } from '../../../core/matching/explain/open-needs';
import { PeopleService } from '../../../modules/people';

/** An open need with who could teach it beside, by name. */
export interface NamedNeed {
  topic: string;
  mentors: { name: string; metres: number }[];
}

/** Puts names to who could teach what an own ambassador does not. */
@Injectable()
export class NamedNeeds {
  constructor(private readonly people: PeopleService) {}

  /** By mentee; those asked about, or everybody's. */
  async of(
    needs: ReadonlyMap<string, OpenNeed[]>,
    menteeIds: readonly string[] = [...needs.keys()],
  ): Promise<(menteeId: string) => NamedNeed[]> {
    const all = menteeIds.flatMap((id) => needs.get(id) ?? []);
    const ids = all.flatMap(({ mentors }) => mentors.map(({ mentorId }) => mentorId));
    const names = await this.people.namesOf(ids);
    return (menteeId) =>
      (needs.get(menteeId) ?? []).map(({ topic, mentors }) => ({
        topic,
        mentors: mentors.map(({ mentorId, metres }) => {
          return { name: names.get(mentorId) ?? '', metres };
        }),
      }));
  }
}
