import { ProgrammesByName, usualProgramme } from '../../../../core/programme/programmes';
import { personSearch } from '../../../../core/people/person-search';
import { comesFirst } from '../../../../core/people/standing';
import { inNaturalOrder } from '../../../../core/vietnamese/natural-order';
import type { ListedMentee, ListedMentor } from '../../../../modules/people';
import type { VneidStanding } from '../../../../modules/programme';
import type { Ward, WardSettings } from '../../../../modules/wards';
import type { ListedPartner } from './people-pairs';
import type { PeopleListQuery, ShowFilter } from './people-list-query';

/** Somebody on the list beside what the pairs say of them. */
export type MenteeAndMentor = ListedMentee & {
  mentor: ListedPartner | null;
  /** Has an ambassador, and no lesson ahead; only said where it is asked for. */
  isWithoutLesson?: boolean;
  /** Has learned all that they asked for, and waits for nobody; only said where it is asked for. */
  isDone?: boolean;
  /** Only said where it is asked for. */
  vneid?: VneidStanding | null;
};
export type MentorAndCount = ListedMentor & { menteeCount: number };

type Shown<Row> = Partial<Record<ShowFilter, (row: Row) => boolean>>;

const hasNoPhone = ({ phone, otherPhone }: ListedMentee | ListedMentor): boolean =>
  phone === null && otherPhone === null;

const shownMentees: Shown<MenteeAndMentor> = {
  'no-mentor': ({ mentor, isDone }) => mentor === null && isDone !== true,
  'has-mentor': ({ mentor }) => mentor !== null,
  'no-lesson': ({ isWithoutLesson }) => isWithoutLesson === true,
  'no-phone': hasNoPhone,
  homebound: ({ isHomebound }) => isHomebound,
};

/** Those of a ward's mentees whom the address asks for, in its order. */
export function foundMentees(
  everybody: readonly MenteeAndMentor[],
  query: PeopleListQuery,
  settings: Pick<WardSettings, 'priorityGroups'> & { identityBornUntil: number },
): MenteeAndMentor[] {
  const { mark, target, age } = query;
  const isThatOld = ({ birthYear }: MenteeAndMentor): boolean =>
    age === undefined || (birthYear !== null && birthYear <= settings.identityBornUntil);
  const isMarked = ({ groups, support, targetGroup }: MenteeAndMentor): boolean =>
    (mark === undefined || groups.includes(mark) || support.includes(mark)) &&
    (target === undefined || targetGroup === target);
  const shown: Shown<MenteeAndMentor> = {
    ...shownMentees,
    priority: (one) => comesFirst(one, settings),
  };
  const isShown = (query.show && shown[query.show]) ?? everyone;
  const found = meant(everybody, query).filter(
    (row) => isMarked(row) && isShown(row) && isThatFar(row, query) && isThatOld(row),
  );
  return sorted(found, query.sort, {
    // Those without one first: they wait.
    mentor: ({ mentor }) => mentor?.sortName ?? '',
  });
}

function isThatFar({ vneid }: MenteeAndMentor, { vneid: wanted }: PeopleListQuery): boolean {
  if (wanted === undefined) return true;
  const state = vneid?.state ?? 'none';
  return wanted === 'not-confirmed' ? state !== 'confirmed' : state === wanted;
}

/** The same of ambassadors. */
export function foundMentors(
  everybody: readonly MentorAndCount[],
  query: PeopleListQuery,
  { settings, programmes }: Pick<Ward, 'settings' | 'programmes'>,
): MentorAndCount[] {
  const known = new ProgrammesByName(programmes);
  const limitsOf = (mentor: MentorAndCount) => known.limitsOf(mentor, settings);
  const shown: Shown<MentorAndCount> = {
    'no-mentees': ({ menteeCount }) => menteeCount === 0,
    'below-minimum': (one) => one.menteeCount < limitsOf(one).minMentees,
    'has-room': (one) => one.menteeCount < limitsOf(one).maxMentees,
    'no-phone': hasNoPhone,
  };
  const isShown = (query.show && shown[query.show]) ?? everyone;
  return sorted(meant(everybody, query).filter(isShown), query.sort, {
    menteeCount: ({ menteeCount }) => menteeCount,
  });
}

function everyone(): boolean {
  return true;
}

type Listed = ListedMentee | ListedMentor;
type SortValue = string | number;

/** What both sides are found by. */
function meant<One extends Listed>(everybody: readonly One[], query: PeopleListQuery): One[] {
  const { q, hamlet, topic, programme } = query;
  const isFound = q ? personSearch(q) : everyone;
  const ids = new Set(query.id);
  return everybody.filter(
    (row) =>
      (ids.size === 0 || ids.has(row.id)) &&
      (hamlet === undefined || row.hamletId === hamlet) &&
      (topic === undefined || row.topics.includes(topic)) &&
      (programme === undefined || (row.programme ?? usualProgramme) === programme) &&
      isFound(row),
  );
}

/** In the order of names where nothing else is asked, or where it is the same. */
function sorted<One extends Listed>(
  rows: One[],
  sort: string | undefined,
  others: Record<string, (row: One) => SortValue>,
): One[] {
  const name = sort?.replace(/^-/, '');
  if (sort === undefined || name === undefined) return rows;
  const direction = sort.startsWith('-') ? -1 : 1;
  const known: Record<string, (row: One) => SortValue | null> = {
    fullName: ({ sortName }) => sortName,
    birthYear: ({ birthYear }) => birthYear,
    hamletId: ({ hamletName }) => hamletName,
    sheetRow: ({ sheetRow }) => sheetRow,
    createdAt: ({ createdAt }) => createdAt,
    ...others,
  };
  const valueOf = known[name];
  if (!valueOf) return rows;
  const compare = name === 'hamletId' ? inNaturalOrder : compareValues;
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  keyed.sort((one, other) => {
    // Where nothing is known, at the end, whichever way.
    if (one.value === null || other.value === null) {
      return Number(one.value === null) - Number(other.value === null);
    }
    return direction * compare(one.value as string, other.value as string);
  });
  return keyed.map(({ row }) => row);
}

/** By their bytes: the names have keys for it. */
function compareValues(one: SortValue, other: SortValue): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
