import { isDayInReach } from '../../kit/page/asked';
import { invalidFields } from '../../kit/forms/refusals';
import { boundedTextOf, type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';

/** Null where nothing was typed; what is no number is none that anything may be. */
export function numberIn(body: FormBody, name: string): number | null {
  const typed = textOf(body, name);
  if (typed === '') return null;
  // “1.200” is twelve hundred, as in the file.
  const isGrouped = /^\d{1,3}(?:[. ]\d{3})+$/.test(typed);
  return integerOf(isGrouped ? { [name]: typed.replace(/\D/g, '') } : body, name) ?? Number.NaN;
}

/** A count; null where nothing was typed, which is not 0. @throws DomainError invalid-form */
export function countOf(body: FormBody, name: string): number | null {
  const typed = numberIn(body, name);
  if (typed !== null && !(typed >= 0)) throw invalidFields({ [name]: 'bad-number' });
  return typed;
}

/** A day that must be there. @throws DomainError invalid-form */
export function dayOf(body: FormBody, name: string): string {
  const day = textOf(body, name);
  if (!isDayInReach(day)) throw invalidFields({ [name]: 'bad-date' });
  return day;
}

/** A text that must be there. @throws DomainError invalid-form */
export function neededText(body: FormBody, name: string, most: number): string {
  const text = boundedTextOf(body, name, most);
  if (text === '') throw invalidFields({ [name]: 'needed' });
  return text;
}
