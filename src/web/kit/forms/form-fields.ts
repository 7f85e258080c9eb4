import { invalidFields } from './refusals';
import {
  largestInteger,
  latestInstant,
  longestReason,
  wholeNumberIn,
} from '../../../platform/http/bounds';

/** A form as it arrives: text by name, several under one name as a list. */
export type FormBody = Record<string, string | string[] | undefined> | undefined;

/** The text of a field, trimmed and in composed Unicode; empty when it is not there. */
export function textOf(body: FormBody, name: string): string {
  const value = body?.[name];
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

/**
 * A text that is kept or sent as it was typed: what is too long is refused and never cut.
 * @throws DomainError invalid-form at the field
 */
export function boundedTextOf(body: FormBody, name: string, most: number): string {
  const text = textOf(body, name);
  if (text.length > most) throw invalidFields({ [name]: 'too-long' });
  return text;
}

/** Why something is done; empty where nothing was said. @throws DomainError invalid-form at the field */
export const reasonOf = (body: FormBody, name = 'reason'): string =>
  boundedTextOf(body, name, longestReason);

/** A field as it was typed, for passwords. */
export function rawOf(body: FormBody, name: string): string {
  const value = body?.[name];
  return typeof value === 'string' ? value : '';
}

/** All values of a field that may be ticked several times. */
export function listOf(body: FormBody, name: string): string[] {
  const value = body?.[name];
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** A whole number that the database can keep, or undefined. */
export function integerOf(body: FormBody, name: string): number | undefined {
  return wholeNumberIn(textOf(body, name), -largestInteger, largestInteger);
}

/** Epoch milliseconds, or undefined. */
export function instantOf(body: FormBody, name: string): number | undefined {
  return wholeNumberIn(textOf(body, name), 0, latestInstant);
}
