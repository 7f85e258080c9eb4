import { Injectable } from '@nestjs/common';
import { notFound } from '../../../../platform/common/domain-error';
import type { Side } from '../../../../core/people/fields';
import { type Mentee, PeopleService } from '../../../../modules/people';
import type { Ward } from '../../../../modules/wards';
import { type FormBody, textOf } from '../../../kit/forms/form-fields';

/** Somebody of the chosen, as they were when the page was shown. */
export type PickedPerson = Pick<Mentee, 'id' | 'fullName' | 'version'>;

/** One act is one transaction: more people would hold up everybody else of the ward. */
export const MOST_AT_ONCE = 100;

const pickedField = 'people';

/** What a form says of the chosen: their ids with the versions that were seen. */
export function pickedValue(picked: readonly { id: string; version: number }[]): {
  [pickedField]: string;
} {
  return { [pickedField]: picked.map(({ id, version }) => `${id}.${version}`).join(',') };
}

@Injectable()
export class PickedPeople {
  constructor(private readonly people: PeopleService) {}

  /** @throws DomainError not-found where one of them is not the ward's */
  async of(
    ward: Ward,
    body: FormBody,
    side: Side = 'mentee',
    most = MOST_AT_ONCE,
  ): Promise<PickedPerson[]> {
    const seen = textOf(body, pickedField)
      .split(',')
      .filter(Boolean)
      .map((one) => one.split('.'))
      .map(([id, version]) => ({ id, version: Number(version) || 0 }));
    if (seen.length === 0 || seen.length > most) throw notFound('person');
    const known = await this.known(
      side,
      seen.map(({ id }) => id),
    );
    return seen.map(({ id, version }) => {
      const person = known.get(id);
      if (person?.wardId !== ward.id) throw notFound('person');
      return { id, version, fullName: person.fullName };
    });
  }

  /** Those of these who take part, as they are now. */
  async active(side: Side, ids: string[]): Promise<PickedPerson[]> {
    const known = await this.known(side, ids);
    return [...known.values()].filter(({ isActive }) => isActive);
  }

  private async known(side: Side, ids: string[]) {
    type Known = PickedPerson & { wardId: string; isActive: boolean };
    const known: Map<string, Known> =
      side === 'mentee' ? await this.people.menteesById(ids) : await this.people.mentorsById(ids);
    return known;
  }
}
