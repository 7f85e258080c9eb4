import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { givePersonalLinks } from '../../access';
import {
  earlierKeysOf,
  type Mentee,
  Mentor,
  partsOfKey,
  type Person,
  whoWithdrew,
} from '../../people';
import { differ, type PersonFields } from '../../../core/people/field';
import { menteeFields, mentorFields } from '../../../core/people/fields';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { KnownPeople, type Recognised } from './known-people';

export interface UpsertCounts {
  added: number;
  changed: number;
  unchanged: number;
  /** Ids of the people, in the order given. */
  ids: string[];
}

/** A person of a sheet; what `keeps` names is only a guess, or not said, and gives way to what is stored already. */
export interface PersonToStore<T> {
  fields: Partial<T>;
  keeps: (keyof T)[];
}

/**
 * Adds people who are new to the ward and changes those whose fields differ, recognised as
 * KnownPeople says; an officer's own decisions (e-mail, whether the person takes part) stay. People who
 * are missing from the sheet stay as well. Consent that was withdrawn is given at the desk alone, by no list.
 * `settle` says what follows from what a row says and what is known.
 */
export async function upsertPeople<T extends Person>(
  manager: EntityManager,
  side: new () => T,
  wardId: string,
  people: PersonToStore<T>[],
  now: number,
  settle: (said: Partial<T>, before: T | undefined) => Partial<T> = () => ({}),
): Promise<UpsertCounts> {
  const known = await manager.findBy(side, { wardId } as FindOptionsWhere<T>);
  const recognised = new KnownPeople(
    known,
    people.map(({ fields }) => fields),
    await earlierKeysOf(manager, kindOf(side), wardId),
  );
  const withdrawn = await whoWithdrew(manager, kindOf(side), wardId);
  const counts: UpsertCounts = { added: 0, changed: 0, unchanged: 0, ids: [] };
  const added: T[] = [];
  // Whoever two rows name by what they were called before is changed by the first of them alone.
  const earlier = new Set<string>();
  for (const { fields: given, keeps } of people) {
    const found = recognised.take(given);
    const before = found?.person;
    if (
      found?.byEarlierKey &&
      (recognised.isNamedToday(found.person) || earlier.has(found.person.id))
    ) {
      counts.ids.push(found.person.id);
      counts.unchanged++;
      continue;
    }
    if (found?.byEarlierKey) earlier.add(found.person.id);
    const kept = found ? withKept(given, keptOf(found, keeps, given), found.person) : given;
    const consent = before && withdrawn.has(before.id) ? { consentOn: before.consentOn } : {};
    const fields = { ...kept, ...settle(given, before), ...consent };
    const id = before?.id ?? newId();
    counts.ids.push(id);
    if (!before) {
      counts.added++;
      const bookkeeping = {
        isActive: true,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      added.push({ ...bookkeeping, ...fields, id, wardId } as unknown as T);
    } else if (isSame(before, fields)) {
      counts.unchanged++;
    } else {
      counts.changed++;
      await compareAndSet(manager, side, before, { ...fields, updatedAt: now });
    }
  }
  await insert(manager, side, added);
  const addedIds = added.map(({ id }) => id);
  await givePersonalLinks(manager, kindOf(side), addedIds, now);
  return counts;
}

function kindOf(side: new () => Person): 'mentor' | 'mentee' {
  return side === Mentor ? 'mentor' : 'mentee';
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
  const isElsewhere = fields.hamletId !== before.hamletId;
  const kept = keeps
    .filter((key) => before[key] !== null)
    // Who moved to another hamlet does not live where they did.
    .filter((key) => !(isElsewhere && (key === 'latitude' || key === 'longitude')))
    .map((key) => [key, before[key]]);
  return { ...fields, ...(Object.fromEntries(kept) as Partial<T>) };
}

/** Where the row stands says nothing of the person, nor does the order of codes. */
function isSame<T extends Person>(before: T, fields: Partial<T>): boolean {
  const { sheetRow: _, ...said } = fields;
  const table: PersonFields = 'maxMentees' in before ? mentorFields : menteeFields;
  return (Object.keys(said) as (keyof T & string)[]).every((key) =>
    key in table
      ? !differ(table[key], before[key], fields[key])
      : JSON.stringify(before[key]) === JSON.stringify(fields[key]),
  );
}
