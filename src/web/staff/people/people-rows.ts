import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Page, PageQuery } from '../../../platform/http/paging';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Pair } from '../../../modules/matching';
import { type Mentee, type Mentor, PeopleService } from '../../../modules/people';
import { PlacesService } from '../../../modules/wards';

export interface MenteeListRow extends Mentee {
  hamletName: string;
  mentor: { id: string; name: string } | null;
}

export interface MentorListRow extends Mentor {
  hamletName: string;
  menteeCount: number;
}

/** Lists of people as the staff read them: with hamlet and partner by name. */
@Injectable()
export class PeopleRows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  async mentees(wardId: string, query: PageQuery): Promise<Page<MenteeListRow>> {
    const page = await this.people.mentees(wardId, query, { isActive: true });
    const pairs = await this.unitOfWork.read.findBy(Pair, {
      menteeId: In(page.items.map(({ id }) => id)),
      endedAt: IsNull(),
    });
    const mentorOf = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    const names = await this.people.namesOf([...mentorOf.values()]);
    const hamlets = await this.hamletNames(wardId);
    const items = page.items.map((mentee) => {
      const id = mentorOf.get(mentee.id);
      const mentor = id ? { id, name: names.get(id) ?? '' } : null;
      return Object.assign(mentee, { hamletName: hamlets.get(mentee.hamletId) ?? '', mentor });
    });
    return { ...page, items };
  }

  async mentors(wardId: string, query: PageQuery): Promise<Page<MentorListRow>> {
    const page = await this.people.mentors(wardId, query, { isActive: true });
    const counts = await this.menteeCounts(page.items.map(({ id }) => id));
    const hamlets = await this.hamletNames(wardId);
    const items = page.items.map((mentor) =>
      Object.assign(mentor, {
        hamletName: hamlets.get(mentor.hamletId) ?? '',
        menteeCount: counts.get(mentor.id) ?? 0,
      }),
    );
    return { ...page, items };
  }

  async hamletNames(wardId: string): Promise<Map<string, string>> {
    const hamlets = await this.places.hamlets(wardId);
    return new Map(hamlets.map(({ id, name }) => [id, name]));
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
