import { entriesOf } from '../../../../core/people/field';
import { fieldsOf, type Side } from '../../../../core/people/fields';
import { isTopic } from '../../../../core/curriculum/added-topics';
import { stopReasons } from '../../../../core/people/stops';
import { codesOf } from '../../../../core/people/vocabularies';
import { vneidStates } from '../../../../core/programme/vneid';
import {
  type AddressWords,
  anyText,
  filterIn,
  oneOf,
  severalOf,
} from '../../../kit/page/address-filter';

/** Which of those who stopped. */
export const stoppedFilters = ['any', ...stopReasons, 'unknown'] as const;
export type StoppedFilter = (typeof stoppedFilters)[number];

/** What needs somebody's attention, or where there is room. */
export const showFilters = {
  mentee: ['no-mentor', 'has-mentor', 'no-lesson', 'no-phone', 'priority', 'homebound'],
  mentor: ['no-mentees', 'below-minimum', 'has-room', 'no-phone'],
} as const satisfies Record<Side, readonly string[]>;
export type ShowFilter = (typeof showFilters)[Side][number];

/** Groups and support needs of mentees: both mark a person. */
export const markCodes = [...codesOf('group'), ...codesOf('support')];

/** How far mentees are with the confirmation on VNeID. */
export const vneidFilters = [...vneidStates, 'not-confirmed'] as const;
export type VneidFilter = (typeof vneidFilters)[number];

/** Columns that are no field of the person: what is known of them besides. */
export const otherColumns = { mentee: ['vneid'], mentor: [] } as const satisfies Record<
  Side,
  readonly string[]
>;

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
  /** Of mentees: one of the framework's groups. */
  target?: string;
  /** What the programme is called; `-` is that of the ambassadors. */
  programme?: string;
  vneid?: VneidFilter;
  /** Of mentees: those old enough for a digital identity of their own. */
  age?: 'identity';
  show?: ShowFilter;
  stopped?: StoppedFilter;
  sort?: string;
  /** Names of fields; empty: those that the list has by itself. */
  col: string[];
  /** Ids: these alone. */
  id: string[];
}

/** Any that a ward may have. */
const topicOnly = (given: unknown): string | undefined =>
  typeof given === 'string' && isTopic(given) ? given : undefined;

/** How each word of the address is read; the people whose boxes were ticked, where they alone are meant. */
export function peopleWords(
  side: Side,
  whose: 'all' | 'picked' = 'all',
): AddressWords<PeopleListQuery> {
  const order = sorts[side].flatMap((name) => [name, `-${name}`]);
  return {
    q: anyText,
    hamlet: anyText,
    topic: topicOnly,
    mark: oneOf(side === 'mentee' ? markCodes : []),
    target: oneOf(side === 'mentee' ? codesOf('targetGroup') : []),
    programme: anyText,
    vneid: oneOf(side === 'mentee' ? vneidFilters : []),
    age: oneOf(side === 'mentee' ? ['identity'] : []),
    show: oneOf<ShowFilter>(showFilters[side]),
    stopped: oneOf(stoppedFilters),
    sort: oneOf(order),
    col: severalOf([...columnFields(side), ...otherColumns[side]]),
    id: whose === 'picked' ? severalOf() : severalOf([]),
  };
}

/** The filter in whose list somebody ticked people, of the page that they were led to; without those who were ticked. */
export function listOf(side: Side, url: string): PeopleListQuery {
  const given: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(url.split('?')[1])) {
    (given[name] ??= []).push(value);
  }
  const asked = Object.entries(given).map(([name, values]) => {
    return [name, values.length > 1 ? values : values[0]] as const;
  });
  return filterIn(peopleWords(side), { ...Object.fromEntries(asked), id: undefined });
}

/** The fields that can be a column. */
export function columnFields(side: Side): string[] {
  return entriesOf(fieldsOf[side])
    .filter(([, { kind }]) => !hidden.includes(kind))
    .map(([name]) => name);
}

const hidden: readonly string[] = ['household', 'place', 'flag'];
