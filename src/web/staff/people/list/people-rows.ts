import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Page, PageQuery } from '../../../../platform/http/paging';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import { Pair } from '../../../../modules/matching';
import {
  type Mentee,
  type Mentor,
  type PeopleFilter,
  PeopleService,
  type PersonStop,
  StopQueries,
} from '../../../../modules/people';
import { stopReasons } from '../../../../core/people/stops';
import { PlacesService } from '../../../../modules/wards';

/** Which of those who stopped. */
export const stoppedFilters = ['any', ...stopReasons, 'unknown'] as const;
export type StoppedFilter = (typeof stoppedFilters)[number];

export interface MenteeListRow extends Mentee {
  hamletName: string;
  stop: PersonStop | null;
  mentor: { id: string; name: string } | null;
}

export interface MentorListRow extends Mentor {
  hamletName: string;
  stop: PersonStop | null;
  menteeCount: number;
}

/** Lists of people as the staff read them: with hamlet and partner by name. */
@Injectable()
export class PeopleRows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly stops: StopQueries,
  ) {}

  async mentees(
    wardId: string,
    query: PageQuery,
    stopped?: StoppedFilter,
  ): Promise<Page<MenteeListRow>> {
    const page = await this.people.mentees(wardId, query, filterOf(stopped));
    const pairs = await this.unitOfWork.read.findBy(Pair, {
      menteeId: In(page.items.map(({ id }) => id)),
      endedAt: IsNull(),
    });
    const mentorOf = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    const names = await this.people.namesOf([...mentorOf.values()]);
    const hamlets = await this.hamletNames(wardId);
    const stops = await this.stopsOf(page.items, stopped);
    const items = page.items.map((mentee) => {
      const id = mentorOf.get(mentee.id);
      const mentor = id ? { id, name: names.get(id) ?? '' } : null;
      return Object.assign(mentee, {
        hamletName: hamlets.get(mentee.hamletId) ?? '',
        stop: stops.get(mentee.id) ?? null,
        mentor,
      });
    });
    return { ...page, items };
  }

  async mentors(
    wardId: string,
    query: PageQuery,
    stopped?: StoppedFilter,
  ): Promise<Page<MentorListRow>> {
    const page = await this.people.mentors(wardId, query, filterOf(stopped));
    const counts = await this.menteeCounts(page.items.map(({ id }) => id));
    const hamlets = await this.hamletNames(wardId);
    const stops = await this.stopsOf(page.items, stopped);
    const items = page.items.map((mentor) =>
      Object.assign(mentor, {
        hamletName: hamlets.get(mentor.hamletId) ?? '',
        stop: stops.get(mentor.id) ?? null,
        menteeCount: counts.get(mentor.id) ?? 0,
      }),
    );
    return { ...page, items };
  }

  async hamletNames(wardId: string): Promise<Map<string, string>> {
    const hamlets = await this.places.hamlets(wardId);
    return new Map(hamlets.map(({ id, name }) => [id, name]));
  }

  private async stopsOf(
    people: readonly { id: string }[],
    stopped: StoppedFilter | undefined,
  ): Promise<Map<string, PersonStop>> {
    if (stopped === undefined) return new Map();
    return this.stops.standingOf(people.map(({ id }) => id));
  }

  private async menteeCounts(mentorIds: string[]): Promise<Map<string, number>> {
    const pairs = await this.unitOfWork.read.find(Pair, {
      select: { id: true, mentorId: true },
      where: { mentorId: In(mentorIds), endedAt: IsNull() },
    });
    const counts = new Map<string, number>();
    for (const { mentorId } of pairs) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    return counts;
  }
}

function filterOf(stopped: StoppedFilter | undefined): PeopleFilter {
  if (stopped === undefined) return { isActive: true };
  return stopped === 'any' ? { isActive: false } : { isActive: false, stopReason: stopped };
}
