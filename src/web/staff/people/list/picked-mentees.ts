import { Injectable } from '@nestjs/common';
import { notFound } from '../../../../platform/common/domain-error';
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
export class PickedMentees {
  constructor(private readonly people: PeopleService) {}

  /** @throws DomainError not-found where one of them is not the ward's */
  async of(ward: Ward, body: FormBody): Promise<PickedPerson[]> {
    const seen = textOf(body, pickedField)
      .split(',')
      .filter(Boolean)
      .map((one) => one.split('.'))
      .map(([id, version]) => ({ id, version: Number(version) || 0 }));
    if (seen.length === 0 || seen.length > MOST_AT_ONCE) throw notFound('person');
    const known = await this.people.menteesById(seen.map(({ id }) => id));
    return seen.map(({ id, version }) => {
      const mentee = known.get(id);
      if (mentee?.wardId !== ward.id) throw notFound('person');
      return { id, version, fullName: mentee.fullName };
    });
  }
}
