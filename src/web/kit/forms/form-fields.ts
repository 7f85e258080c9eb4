import { largestInteger, latestInstant, wholeNumberIn } from '../../../platform/http/bounds';

/** A form as it arrives: text by name, several under one name as a list. */
export type FormBody = Record<string, string | string[] | undefined> | undefined;

/** The text of a field, trimmed and in composed Unicode; empty when it is not there. */
export function textOf(body: FormBody, name: string): string {
  const value = body?.[name];
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

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
