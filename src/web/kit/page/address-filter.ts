import { type PipeTransform, Query } from '@nestjs/common';
import { notUnderstood, shortText } from './asked';

/** More than one page of a list holds, and fewer than an address can carry. */
const MOST_VALUES = 100;

type WordReader<Value> = (given: unknown) => Value;

/** What a list can be asked for in its address, and how each word of it is read. */
export type AddressWords<Filter> = { [Name in keyof Filter]-?: WordReader<Filter[Name]> };

/** Any short text: what is looked for, or an id. */
export const anyText: WordReader<string | undefined> = (given) =>
  shortText(given)?.trim() || undefined;

/** One of these; what nothing knows is as if it were not there. */
export const oneOf =
  <Value extends string>(known: readonly Value[]): WordReader<Value | undefined> =>
  (given) => {
    const text = shortText(given);
    return known.find((one) => one === text);
  };

/** Several values under one name; of these alone, where they are named. */
export const severalOf =
  (known?: readonly string[]): WordReader<string[]> =>
  (given) => {
    if (given === undefined) return [];
    const values: unknown[] = Array.isArray(given) ? given : [given];
    if (values.length > MOST_VALUES) throw notUnderstood();
    const texts = values.map((one) => shortText(one) ?? '').filter(Boolean);
    return known ? texts.filter((one) => known.includes(one)) : texts;
  };

/** What stands behind the question mark, as people and old links write it. @throws DomainError invalid-input */
export function filterIn<Filter extends object>(
  words: AddressWords<Filter>,
  asked: unknown,
): Filter {
  const given = (asked ?? {}) as Record<string, unknown>;
  const entries = Object.entries<WordReader<unknown>>(words);
  return Object.fromEntries(entries.map(([name, read]) => [name, read(given[name])])) as Filter;
}

/** The filter of a list, from the page's address. @throws DomainError invalid-input */
export const AskedFilter = <Filter extends object>(words: AddressWords<Filter>) =>
  Query(new FilterPipe(words));

/** The same filter as it stands behind the question mark. */
export function filterQuery(filter: object): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter) as [string, string | string[] | undefined][]) {
    for (const one of [value ?? []].flat()) if (one) parameters.append(name, one);
  }
  return parameters;
}

/** A path that asks for the same. */
export function withFilter(path: string, filter: object): string {
  const parameters = filterQuery(filter).toString();
  return parameters ? `${path}?${parameters}` : path;
}

class FilterPipe<Filter extends object> implements PipeTransform<unknown, Filter> {
  /** For whoever tries every address. */
  readonly names: string[];

  constructor(private readonly words: AddressWords<Filter>) {
    this.names = Object.keys(words);
  }

  transform(asked: unknown): Filter {
    return filterIn(this.words, asked);
  }
}
