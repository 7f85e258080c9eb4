import { type PipeTransform, Query } from '@nestjs/common';
import { entriesOf } from '../../../../core/people/field';
import { fieldsOf, type Side } from '../../../../core/people/fields';
import { stopReasons } from '../../../../core/people/stops';
import { codesOf } from '../../../../core/people/vocabularies';
import { DomainError } from '../../../../platform/common/domain-error';

/** Which of those who stopped. */
export const stoppedFilters = ['any', ...stopReasons, 'unknown'] as const;
export type StoppedFilter = (typeof stoppedFilters)[number];

/** What needs somebody's attention, or where there is room. */
export const showFilters = {
  mentee: ['no-mentor', 'has-mentor', 'no-phone', 'priority', 'homebound'],
  mentor: ['no-mentees', 'below-minimum', 'has-room', 'no-phone'],
} as const satisfies Record<Side, readonly string[]>;
export type ShowFilter = (typeof showFilters)[Side][number];

/** Groups and support needs of mentees: both mark a person. */
export const markCodes = [...codesOf('group'), ...codesOf('support')];

/** What a list can be sorted by, the order of names first; a leading minus turns it round. */
export const sorts = {
  mentee: ['fullName', 'birthYear', 'hamletId', 'mentor', 'sheetRow', 'createdAt'],
  mentor: ['fullName', 'birthYear', 'hamletId', 'menteeCount', 'sheetRow', 'createdAt'],
} as const satisfies Record<Side, readonly string[]>;

/** What stands in the address of a list of people. */
export interface PeopleListQuery {
  q?: string;
  /** The hamlet's id. */
  hamlet?: string;
  topic?: string;
  /** Of mentees. */
  mark?: string;
  show?: ShowFilter;
  stopped?: StoppedFilter;
  sort?: string;
  /** Names of fields; empty: those that the list has by itself. */
  col: string[];
  /** Ids: these alone. */
  id: string[];
}

const LONGEST_TEXT = 100;
/** More than one page of a list holds, and fewer than an address can carry. */
const MOST_VALUES = 100;

/** What the address asks for; values that nothing knows are as if they were not there. @throws DomainError invalid-input */
export const AskedPeople = (side: Side) => Query(new PeopleListPipe(side));

/** The same with the people whose boxes were ticked. @throws DomainError invalid-input */
export const AskedPicked = (side: Side) => Query(new PeopleListPipe(side, 'picked'));

/** The same as it stands behind the question mark. */
export function addressQuery({ col, id, ...one }: Partial<PeopleListQuery>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(one)) if (value) parameters.set(name, value);
  for (const value of col ?? []) parameters.append('col', value);
  for (const value of id ?? []) parameters.append('id', value);
  return parameters;
}

/** A path that asks for the same people. */
export function withPeople(path: string, query: Partial<PeopleListQuery>): string {
  const parameters = addressQuery(query).toString();
  return parameters ? `${path}?${parameters}` : path;
}

/** The fields that can be a column. */
export function columnFields(side: Side): string[] {
  return entriesOf(fieldsOf[side])
    .filter(([, { kind }]) => !hidden.includes(kind))
    .map(([name]) => name);
}

const hidden: readonly string[] = ['household', 'place', 'flag'];

/** Everything that is read of the address of such a list. */
const names = ['q', 'hamlet', 'topic', 'mark', 'show', 'stopped', 'sort', 'col', 'id'];

class PeopleListPipe implements PipeTransform<unknown, PeopleListQuery> {
  /** For whoever tries every address. */
  readonly names = names;

  constructor(
    private readonly side: Side,
    private readonly whose: 'all' | 'picked' = 'all',
  ) {}

  transform(asked: unknown): PeopleListQuery {
    return peopleListQuery(this.side, asked, this.whose);
  }
}

/** The same where the side is known by the path alone. @throws DomainError invalid-input */
export function peopleListQuery(
  side: Side,
  asked: unknown,
  whose: 'all' | 'picked',
): PeopleListQuery {
  const given = asked as Record<string, unknown>;
  const columns = columnFields(side);
  const order = sorts[side].flatMap((name) => [name, `-${name}`]);
  return {
    q: textOf(given.q)?.trim() || undefined,
    hamlet: textOf(given.hamlet) || undefined,
    topic: oneOf(codesOf('topic'), textOf(given.topic)),
    mark: side === 'mentee' ? oneOf(markCodes, textOf(given.mark)) : undefined,
    show: oneOf<ShowFilter>(showFilters[side], textOf(given.show)),
    stopped: oneOf(stoppedFilters, textOf(given.stopped)),
    sort: oneOf(order, textOf(given.sort)),
    col: listOf(given.col).filter((name) => columns.includes(name)),
    id: whose === 'picked' ? listOf(given.id) : [],
  };
}

function oneOf<Value extends string>(
  known: readonly Value[],
  asked: string | undefined,
): Value | undefined {
  return known.find((one) => one === asked);
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw notUnderstood();
  return value;
}

function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > MOST_VALUES) throw notUnderstood();
  return values.map((one) => textOf(one) ?? '').filter(Boolean);
}

function notUnderstood(): DomainError {
  return new DomainError('invalid-input', { problem: 'address' });
}
