import { Injectable } from '@nestjs/common';
import { accentKey } from '../../../core/vietnamese/text';
import { maskPhone } from '../../../core/vietnamese/phones';
import type { Side } from '../../../core/people/fields';
import { type ListedMentor, listedMentors, PeopleService } from '../../../modules/people';
import { PlacesService } from '../../../modules/wards';
import { grouped } from '../../../platform/common/grouped';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

type Named = Pick<
  ListedMentor,
  'id' | 'fullName' | 'birthYear' | 'hamletName' | 'phone' | 'otherPhone'
>;

/** What people are called where one of them is chosen: of several of one name also what tells them apart. */
export function namesApart(people: readonly Named[]): Map<string, string> {
  const called = grouped(people, ({ fullName }) => accentKey(fullName));
  return new Map(
    people.map((person) => {
      const isAlone = called.get(accentKey(person.fullName))?.length === 1;
      return [person.id, isAlone ? person.fullName : nameInFull(person)];
    }),
  );
}

/** With the year of birth, the hamlet, and as much of the number as it takes to know it. */
export function nameInFull({
  fullName,
  birthYear,
  hamletName,
  phone,
  otherPhone,
}: Omit<Named, 'id'>): string {
  const number = phone ?? otherPhone;
  const known = [birthYear, hamletName, number && maskPhone(number)].filter(Boolean);
  return known.length > 0 ? `${fullName} (${known.join(', ')})` : fullName;
}

@Injectable()
export class MentorNames {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those who take part in a ward, in the order of names. */
  async of(wardId: string): Promise<Map<string, string>> {
    return namesApart(await listedMentors(this.unitOfWork.read, wardId, { isActive: true }));
  }

  /** The same people, each called so that nobody is taken for another. */
  async told<One extends { mentorId: string; name: string }>(
    wardId: string,
    mentors: readonly One[],
  ): Promise<One[]> {
    const names = await this.of(wardId);
    return mentors.map((one) => ({ ...one, name: names.get(one.mentorId) ?? one.name }));
  }
}

/** The same of people whom a page knows by their ids. */
@Injectable()
export class PeopleNames {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  /** Each of them in full, whether or not somebody else is called so. */
  async inFull(wardId: string, side: Side, ids: readonly string[]): Promise<Map<string, string>> {
    const known = await this.known(wardId, side, ids);
    return new Map(known.map((person) => [person.id, nameInFull(person)]));
  }

  /** The same people, those of one name called so that nobody is taken for another. */
  async told<One extends { id: string; fullName: string }>(
    wardId: string,
    side: Side,
    people: readonly One[],
  ): Promise<One[]> {
    const several = [...grouped(people, ({ fullName }) => accentKey(fullName)).values()].filter(
      ({ length }) => length > 1,
    );
    if (several.length === 0) return [...people];
    const ids = several.flat().map(({ id }) => id);
    const names = await this.inFull(wardId, side, ids);
    return people.map((one) => ({ ...one, fullName: names.get(one.id) ?? one.fullName }));
  }

  private async known(wardId: string, side: Side, ids: readonly string[]): Promise<Named[]> {
    if (ids.length === 0) return [];
    const hamlets = await this.places.hamletNames(wardId);
    const known: ReadonlyMap<string, Omit<Named, 'hamletName'> & { hamletId: string }> =
      side === 'mentee' ? await this.people.menteesById(ids) : await this.people.mentorsById(ids);
    return [...known.values()].map((one) => ({
      ...one,
      hamletName: hamlets.get(one.hamletId) ?? '',
    }));
  }
}
