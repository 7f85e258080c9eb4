import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';

/** Null where nothing was typed; what is no number is none that anything may be. */
export function numberIn(body: FormBody, name: string): number | null {
  const typed = textOf(body, name);
  if (typed === '') return null;
  // “1.200” is twelve hundred, as in the file.
  const isGrouped = /^\d{1,3}(?:[. ]\d{3})+$/.test(typed);
  return integerOf(isGrouped ? { [name]: typed.replace(/\D/g, '') } : body, name) ?? Number.NaN;
}
