import type { EntityManager } from 'typeorm';
import { differ, type PersonFields } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { StopReason } from '../../../core/people/stops';
import type { CellFault } from '../../../core/sheets/faults';
import type { PersonRow } from '../../../core/sheets/person';
import type { SaidStop } from '../../../core/sheets/read-stop';
import {
  earlierKeysOf,
  endedStops,
  mergedKeysOf,
  type Mentee,
  Mentor,
  isMerged,
  partsOfKey,
  type Person,
  stopsInWard,
} from '../../people';
import { inTurns, nextTurn } from '../../../platform/common/in-turns';
import { entitiesOfWard } from '../../../platform/database/entities-in-pieces';
import { AlikePeople } from './alike-people';
import { KnownPeople, type Recognised } from './known-people';

/** A person of a sheet; what `keeps` names is only a guess, or not said, and gives way to what is stored already. */
export interface PersonToStore<T> {
  fields: Partial<T>;
  keeps: (keyof T)[];
  /** The row; see `rowKey`. */
  key: string;
  /** What is known of a row that was handed back; see `PersonRow`. */
  again: PersonRow['again'];
  /** That they take part no more: then nothing else of the row counts. */
  stop: SaidStop | null;
  /** The same of whoever agreed before to the use of their data. */
  withdrawal: SaidStop | null;
  /** What is missing of somebody new. */
  ifNew: readonly CellFault[];
  /** The key of an earlier row that may be the same person. */
  alikeTo: string | null;
}

/** Why somebody is in the lists and takes part no more. */
export interface StandingStop {
  reason: StopReason;
  stoppedOn: string;
  isConsentWithdrawn: boolean;
}

/** Whom a ward has already. */
export interface KnownWard<T> {
  side: Side;
  people: T[];
  earlierKeys: ReadonlyMap<string, string>;
  /** Those of records that were given up: an officer said whose word holds. */
  mergedKeys: ReadonlySet<string>;
  /** What keeps people away now, by the person. */
  stops: ReadonlyMap<string, StandingStop>;
  /** The last stop of each person whom an officer brought back since. */
  ended: ReadonlyMap<string, { reason: StopReason; stoppedOn: string }>;
}

/** What was said of rows that may be somebody known, of all of them and of single ones by `rowKey`; and, by `pinKey`, of homes. */
export interface AlikeAnswers {
  alike?: 'same' | 'other';
  /** The id of who it is, of another row of the file as `secondOf` says, `other` for somebody else, `leave` for nobody now, whatever is said of all. */
  rows?: Readonly<Record<string, string>>;
}

/** What a row does to the list: `gone` stops nobody whom the list knows, `lacking` says too little of somebody new. */
export type Outcome =
  'added' | 'changed' | 'unchanged' | 'doubtful' | 'stopped' | 'gone' | 'lacking';

/** Somebody whom a row may mean, and what the row would make of them. */
export interface Guess<T> {
  person: T;
  /** The key of the row of the file that says it of them, where the list does not know them yet. */
  row: string | null;
  fields: Partial<T>;
  stop: StandingStop | null;
}

export interface PlannedPerson<T> {
  key: string;
  outcome: Outcome;
  before?: T;
  /** What keeps `before` away, and goes on doing so. */
  standing: StandingStop | null;
  fields: Partial<T>;
  /** The fields that change, by their names. */
  differing: string[];
  /** Who it may be, where that is not said. */
  alike: Guess<T>[];
  stop: SaidStop | null;
  /** Why it is lacking. */
  faults: readonly CellFault[];
}

/** Tells a row within its file. */
export function rowKey({ tab = '', row }: { tab?: string; row: number }): string {
  return `${tab}:${row}`;
}

const secondPrefix = 'row:';

/** Says of a row that it is the person of another row of its file. */
export function secondOf(key: string): string {
  return `${secondPrefix}${key}`;
}

export async function loadKnown<T extends Person>(
  manager: EntityManager,
  entity: new () => T,
  wardId: string,
): Promise<KnownWard<T>> {
  const side = sideOf(entity);
  const people = await entitiesOfWard<T, 'identityKey'>(manager, entity, wardId, 'identityKey');
  const stops = await stopsInWard(manager, side, wardId);
  return {
    side,
    people: people.filter((person) => !isMerged(person)),
    earlierKeys: await earlierKeysOf(manager, side, wardId),
    mergedKeys: await mergedKeysOf(manager, stops.values()),
    stops,
    ended: await endedStops(manager, side, wardId),
  };
}

export function sideOf(entity: new () => Person): Side {
  return entity === Mentor ? 'mentor' : 'mentee';
}

/**
 * What the rows of a sheet do to the people of a ward. People are recognised as KnownPeople and AlikePeople say; an
 * officer's own decisions (e-mail, whether the person takes part) stay, and so do people who are missing from the
 * sheet. Consent that was withdrawn is given at the desk alone, by no list. `settle` says what follows from what a
 * row says and what is known.
 */
export async function planPeople<T extends Person>(
  known: KnownWard<T>,
  people: readonly PersonToStore<T>[],
  answers: AlikeAnswers = {},
  settle: (said: Partial<T>, before: T | undefined) => Partial<T> = () => ({}),
): Promise<PlannedPerson<T>[]> {
  const rows = people.map(({ fields }) => fields);
  const recognised = await KnownPeople.of(known.people, rows, known.earlierKeys);
  const named = await inTurns(people, ({ fields }) => recognised.take(fields));
  await nextTurn();
  const takenIds = new Set(named.flatMap((one) => (one ? [one.person.id] : [])));
  const others = recognised.unnamedPeople().filter(({ id }) => !takenIds.has(id));
  const backwards = takenBack(known, people, named, (person) => recognised.isNamedToday(person));
  const found = named.map((one, at) => (backwards[at] ? undefined : one));
  await nextTurn();
  const free = await AlikePeople.among(others, known.side === 'mentor');
  const verdicts = await verdictsOf(free, people, {
    found,
    backwards,
    seconds: secondRows(people, named),
    answers,
    stops: known.stops,
  });
  const keys = new Set(known.people.map(({ identityKey }) => identityKey));
  // Whoever two rows name by what they were called before is changed by the first of them alone.
  const earlier = new Set(backwards.flatMap((person) => (person ? [person.id] : [])));
  const stopped = new Set<string>();
  return inTurns(people, (row, at): PlannedPerson<T> => {
    const { key } = row;
    const verdict = verdicts[at];
    const nothing = { key, standing: null, differing: [], alike: [], faults: [] };
    if (verdict && 'outcome' in verdict) {
      const alike = verdict.alike.map(({ person, row: second }): Guess<T> => {
        const fields = second
          ? row.fields
          : settledFields(known, row, { person, byEarlierKey: false }, settle);
        return { person, row: second, fields, stop: known.stops.get(person.id) ?? null };
      });
      const { outcome } = verdict;
      return { ...nothing, outcome, fields: row.fields, alike, stop: row.stop };
    }
    const one = found[at] ?? verdict;
    const before = one?.person;
    const standing = (before && known.stops.get(before.id)) ?? null;
    const stop = row.stop ?? (before?.consentOn ? row.withdrawal : null);
    const none = { ...nothing, before, fields: row.fields, standing, stop };
    if (one?.byEarlierKey) {
      const isSaidAlready = recognised.isNamedToday(one.person) || earlier.has(one.person.id);
      earlier.add(one.person.id);
      if (isSaidAlready) return { ...none, outcome: 'unchanged' };
    }
    if (stop) {
      if (!before) return { ...none, outcome: 'gone' };
      const isOver = !before.isActive || stopped.has(before.id) || wasEnded(known, before, stop);
      stopped.add(before.id);
      return { ...none, outcome: isOver ? 'unchanged' : 'stopped' };
    }
    const faults = missingOf(row, before);
    if (faults.length > 0) return { ...none, outcome: 'lacking', faults };
    const fields = { ...settledFields(known, row, one, settle), ...keyAfter(row, verdict, keys) };
    if (!before) return { ...none, fields, outcome: 'added' };
    const differing = differingIn(known.side, before, fields);
    return { ...none, fields, differing, outcome: differing.length > 0 ? 'changed' : 'unchanged' };
  });
}

/** What the row lacks: all of it counts of somebody new, of whoever is known only a consent that was never given. */
function missingOf<T extends Person>(
  { ifNew }: PersonToStore<T>,
  before: T | undefined,
): readonly CellFault[] {
  if (!before) return ifNew;
  return before.consentOn === null ? ifNew.filter(({ code }) => code === 'consent') : [];
}

/**
 * Whom rows call as they were called before, and would so take back what was put right since: somebody has to say
 * whether they shall.
 */
function takenBack<T extends Person>(
  { side, mergedKeys }: KnownWard<T>,
  people: readonly PersonToStore<T>[],
  named: readonly (Recognised<T> | undefined)[],
  isNamedToday: (person: T) => boolean,
): (T | undefined)[] {
  const asked = new Set<string>();
  return named.map((one, at) => {
    const { fields, keeps, stop } = people[at];
    if (!one?.byEarlierKey || stop || mergedKeys.has(fields.identityKey ?? '')) return undefined;
    const { person } = one;
    if (asked.has(person.id) || isNamedToday(person)) return undefined;
    const said = withKept(fields, keeps, person);
    const isOther = differingIn(side, person, said).some((name) => tellsApart.has(name));
    if (!isOther) return undefined;
    asked.add(person.id);
    return person;
  });
}

/** Rows that may be the person of another row of the file, by their places, where the list does not know both already. */
function secondRows<T extends Person>(
  people: readonly PersonToStore<T>[],
  named: readonly (Recognised<T> | undefined)[],
): ReadonlyMap<number, number> {
  const placeOf = new Map(people.map(({ key }, at) => [key, at]));
  const seconds = new Map<number, number>();
  for (const [at, { alikeTo }] of people.entries()) {
    const other = alikeTo === null ? undefined : placeOf.get(alikeTo);
    if (other === undefined) continue;
    if (!named[at]) seconds.set(at, other);
    else if (!named[other]) seconds.set(other, at);
  }
  return seconds;
}

/** A list that says again what an officer ended since says nothing new. */
function wasEnded<T extends Person>({ ended }: KnownWard<T>, { id }: T, stop: SaidStop): boolean {
  const last = ended.get(id);
  if (!last) return false;
  return stop.isDated ? stop.on <= last.stoppedOn : stop.reason === last.reason;
}

/** Whom a row may mean; `row` is the key of another row of the file. */
interface Candidate<T> {
  person: T;
  row: string | null;
}

type Verdict<T> =
  Recognised<T> | { outcome: 'doubtful' | 'unchanged'; alike: Candidate<T>[] } | undefined;

interface Grounds<T> {
  found: readonly (Recognised<T> | undefined)[];
  backwards: readonly (T | undefined)[];
  seconds: ReadonlyMap<number, number>;
  answers: AlikeAnswers;
  stops: ReadonlyMap<string, StandingStop>;
}

/** Of rows that name nobody: who they are by what agrees, or that somebody has to say it. */
async function verdictsOf<T extends Person>(
  alike: AlikePeople<T>,
  people: readonly PersonToStore<T>[],
  { found, backwards, seconds, answers, stops }: Grounds<T>,
): Promise<Verdict<T>[]> {
  const asked = await inTurns(people, ({ fields, again, stop }, at) => {
    const one = found[at];
    const before = backwards[at];
    if (before) return { same: null, doubtful: [before] };
    // Of whoever takes part no more it says nothing new that they stopped.
    if (!one) return alike.of(fields, { isStop: stop !== null });
    return again === 'asked' ? { same: one.person, doubtful: [] } : null;
  });
  const counts = new Map<string, number>();
  for (const one of asked) {
    if (one?.same) counts.set(one.same.id, (counts.get(one.same.id) ?? 0) + 1);
  }
  const given = new Set<string>();
  return inTurns(asked, (one, at): Verdict<T> => {
    if (!one) return undefined;
    // Two rows that may be the same person are both asked about.
    const { key, again } = people[at];
    const isSure = one.same !== null && counts.get(one.same.id) === 1 && again !== 'asked';
    const candidates = [
      ...(one.same ? [one.same] : one.doubtful).map((person) => ({ person, row: null })),
      ...secondOfRow(people, seconds.get(at)),
    ];
    if (candidates.length === 0) return undefined;
    const said =
      answers.rows?.[key] ??
      (again === 'other' ? 'other' : undefined) ??
      (isSure ? one.same?.id : overall(answers, candidates, stops));
    if (said === 'other' && !found[at]) return undefined;
    const chosen = candidates.find(({ person: { id } }) => id === said);
    if (!chosen || given.has(chosen.person.id)) return { outcome: 'doubtful', alike: candidates };
    // What the other row says holds.
    if (chosen.row !== null) return { outcome: 'unchanged', alike: [] };
    given.add(chosen.person.id);
    return { person: chosen.person, byEarlierKey: false };
  });
}

/** The person of another row of the file, whom the list does not know. */
function secondOfRow<T extends Person>(
  people: readonly PersonToStore<T>[],
  other: number | undefined,
): Candidate<T>[] {
  if (other === undefined) return [];
  const { key, fields } = people[other];
  return [{ person: { ...fields, id: secondOf(key) } as T, row: key }];
}

function overall(
  { alike }: AlikeAnswers,
  candidates: readonly { person: { id: string } }[],
  stops: ReadonlyMap<string, StandingStop>,
): string | undefined {
  // Whoever takes part no more comes back as somebody else by no word that is said of all rows.
  if (alike === 'other' && candidates.some(({ person }) => stops.has(person.id))) return undefined;
  if (alike === 'same') return candidates.length === 1 ? candidates[0].person.id : undefined;
  return alike;
}

function settledFields<T extends Person>(
  { stops }: KnownWard<T>,
  { fields: given, keeps }: PersonToStore<T>,
  found: Recognised<T> | undefined,
  settle: (said: Partial<T>, before: T | undefined) => Partial<T>,
): Partial<T> {
  const before = found?.person;
  const kept = found ? withKept(given, keptOf(found, keeps, given), found.person) : given;
  const isWithdrawn = before && stops.get(before.id)?.isConsentWithdrawn;
  const consent = isWithdrawn ? { consentOn: before.consentOn } : {};
  // Who is elderly follows from the year that holds from now on.
  const since = before && { ...before, birthYear: kept.birthYear ?? before.birthYear };
  return { ...kept, ...settle(given, since), ...consent };
}

/**
 * Whoever was recognised by what agrees is known by what the row says from now on, in the household they are known
 * in where the row names none.
 */
function keyAfter<T extends Person>(
  { fields }: PersonToStore<T>,
  verdict: Recognised<T> | { outcome: string } | undefined,
  keys: ReadonlySet<string>,
): Partial<Pick<Person, 'identityKey'>> {
  if (!verdict || !('person' in verdict)) return {};
  // A row without a year leaves theirs, and so the key that names it.
  if (fields.birthYear === null && verdict.person.birthYear !== null) {
    return { identityKey: verdict.person.identityKey };
  }
  const said = partsOfKey(fields.identityKey ?? '');
  const known = partsOfKey(verdict.person.identityKey);
  const identityKey = `${said.description}|${said.household || known.household}`;
  return { identityKey: keys.has(identityKey) ? verdict.person.identityKey : identityKey };
}

/** What an officer put right, and a list that is older says otherwise. */
const putRight = [
  'fullName',
  'sortName',
  'birthYear',
  'hamletId',
  'latitude',
  'longitude',
  'householdId',
  'identityKey',
] as const satisfies (keyof Mentee)[];

/** What of it people see; the rest follows. */
const tellsApart: ReadonlySet<string> = new Set([
  'fullName',
  'birthYear',
  'hamletId',
  'householdId',
]);

/** A row without a household leaves somebody in theirs, and so the key that names it. */
function keptOf<T extends Person>(
  { byEarlierKey }: Recognised<T>,
  keeps: (keyof T)[],
  { identityKey }: Partial<T>,
): (keyof T)[] {
  if (byEarlierKey) return [...keeps, ...(putRight as readonly (keyof T)[])];
  return partsOfKey(identityKey ?? '').household === '' ? [...keeps, 'identityKey'] : keeps;
}

function withKept<T extends Person>(fields: Partial<T>, keeps: (keyof T)[], before: T): Partial<T> {
  const isElsewhere = !keeps.includes('hamletId') && fields.hamletId !== before.hamletId;
  const kept = keeps
    .filter((key) => before[key] !== null)
    // Who moved to another hamlet does not live where they did.
    .filter((key) => !(isElsewhere && (key === 'latitude' || key === 'longitude')))
    .map((key) => [key, before[key]]);
  return { ...fields, ...(Object.fromEntries(kept) as Partial<T>) };
}

/** Where the row stands says nothing of the person, nor does the order of codes. */
export function differingIn<T extends Person>(side: Side, before: T, fields: Partial<T>): string[] {
  const { sheetRow: _, ...said } = fields;
  const table: PersonFields = fieldsOf[side];
  return (Object.keys(said) as (keyof T & string)[]).filter((key) =>
    key in table
      ? differ(table[key], before[key], fields[key])
      : JSON.stringify(before[key]) !== JSON.stringify(fields[key]),
  );
}
