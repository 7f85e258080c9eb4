import { personSearch } from '../../../core/people/person-search';
import { type AddressWords, anyText, oneOf } from '../../kit/page/address-filter';
import type { BoardMentor, BoardPair, PairLine } from './board-people';

/** What an officer looks for among the ambassadors, beside whom they guide. */
export const pairMarks = ['none', 'below', 'room', 'full', 'locked', 'missing'] as const;
export type PairMark = (typeof pairMarks)[number];

export const pairSorts = ['name', 'hamlet', 'fewest', 'most', 'far'] as const;
export type PairSort = (typeof pairSorts)[number];

/** What the address of the list of pairs asks for; what it does not know is as if it were not there. */
export interface PairFilter {
  q?: string;
  /** The id of one of the ward's. */
  hamlet?: string;
  /** Codes. */
  topic?: string;
  group?: string;
  mark?: PairMark;
  sort?: PairSort;
}

/** `?q=nga&mark=full`: how each word of the address is read. */
export const pairWords: AddressWords<PairFilter> = {
  q: anyText,
  hamlet: anyText,
  topic: anyText,
  group: anyText,
  mark: oneOf(pairMarks),
  // By name they are anyway.
  sort: oneOf(pairSorts.filter((one) => one !== 'name')),
};

/** Of an ambassador: whether one of their pairs, or they alone who guide nobody, are meant by what is asked of people. */
export function pairTest(
  filter: PairFilter,
): (mentor: BoardMentor) => (pair?: BoardPair) => boolean {
  const { hamlet, topic, group, mark } = filter;
  const isNamed = nameTest(filter.q);
  return (mentor) => {
    const isMentorNamed = isNamed(mentor);
    return (pair) => {
      if (hamlet && mentor.hamletId !== hamlet && pair?.hamletId !== hamlet) return false;
      if (topic && !(pair ?? mentor).topics.includes(topic)) return false;
      if (group && !pair?.groups.includes(group)) return false;
      if (mark === 'locked' && !pair?.isLocked) return false;
      if (mark === 'missing' && !pair?.facts.topicsMissing.length) return false;
      return isMentorNamed || (pair !== undefined && isNamed(pair));
    };
  };
}

/** Whether a line is meant by what is asked of how many the ambassador guides. */
export function isMarked(
  { mentees, most, least, isActive }: PairLine,
  mark: PairMark | undefined,
): boolean {
  if (mark === 'none') return mentees.length === 0;
  if (mark === 'below') return mentees.length > 0 && mentees.length < least;
  if (mark === 'room') return isActive && mentees.length < most;
  if (mark === 'full') return mentees.length >= most;
  return true;
}

interface Findable {
  name: string;
  hamletName: string;
  phone: string | null;
  otherPhone: string | null;
}

/** The search of every list of people (`personSearch`); everybody where nothing is looked for. */
export function nameTest(q: string | undefined): (person: Findable) => boolean {
  if (!q) return () => true;
  const isMeant = personSearch(q);
  return ({ name: fullName, ...person }) => isMeant({ fullName, ...person });
}
