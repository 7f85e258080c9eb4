import { isTopic } from '../../../core/curriculum/added-topics';
import { longestProgrammeName, programmeKinds } from '../../../core/programme/programmes';
import { isLocalDate } from '../../../core/time/local-dates';
import type { SaidOfProgramme } from '../../../modules/people';
import {
  boundedTextOf,
  type FormBody,
  integerOf,
  listOf,
  textOf,
} from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

/** The name that was typed. @throws DomainError invalid-form */
export function nameOfProgramme(body: FormBody): string {
  const name = boundedTextOf(body, 'name', longestProgrammeName);
  if (name === '') throw invalidFields({ name: 'needed' });
  return name;
}

/** What a programme decides, as it was typed. @throws DomainError invalid-form */
export function saidOfProgramme(body: FormBody, venueIds: readonly string[]): SaidOfProgramme {
  const wrong: Record<string, string> = {};
  const number = (name: string): number | null => {
    const value = integerOf(body, name) ?? null;
    const isOdd = value === null ? textOf(body, name) !== '' : value < 1 || value > 50;
    if (isOdd) wrong[name] = 'bad-number';
    return value;
  };
  const day = (name: string): string | null => {
    const value = textOf(body, name);
    if (value !== '' && !isLocalDate(value)) wrong[name] = 'bad-date';
    return value || null;
  };
  const kind = programmeKinds.find((one) => one === textOf(body, 'kind'));
  if (!kind) wrong.kind = 'choose-one';
  const said = {
    kind: kind ?? 'pairs',
    minMentees: number('minMentees'),
    maxMentees: number('maxMentees'),
    topics: listOf(body, 'topics').filter(isTopic),
    venueIds: listOf(body, 'venueIds').filter((id) => venueIds.includes(id)),
    fromDate: day('fromDate'),
    untilDate: day('untilDate'),
  };
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return said;
}
