import { Injectable } from '@nestjs/common';
import { PeopleService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { inWard } from '../../kit/page/in-ward';
import type { Stranger } from '../../shared/classes/class-sheet-form';

const FOUND_AT_ONCE = 10;

/** People of a ward who are not among those of a class. */
@Injectable()
export class ClassStrangers {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  /** Those found by name or number, after those who were chosen before. @throws DomainError not-found */
  async find(
    ward: Ward,
    known: ReadonlySet<string>,
    asked: string | undefined,
    before: readonly string[] = [],
  ): Promise<Stranger[]> {
    const chosen = before.filter((id) => !known.has(id));
    const q = asked?.slice(0, 100);
    const query = { page: 1, pageSize: FOUND_AT_ONCE, q };
    const items = q ? (await this.people.mentees(ward.id, query, { isActive: true })).items : [];
    const kept = await Promise.all(chosen.map((id) => this.people.mentee(id)));
    const theirs = [
      ...kept.map((mentee) => inWard(ward, 'mentee', mentee)),
      ...items.filter(({ id }) => !known.has(id) && !chosen.includes(id)),
    ];
    const hamlets = await this.places.hamletNames(ward.id);
    return theirs.map(({ id, fullName, hamletId }) => ({
      menteeId: id,
      fullName,
      hamletName: hamlets.get(hamletId) ?? '',
    }));
  }
}
