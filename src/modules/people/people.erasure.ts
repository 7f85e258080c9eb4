import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { namesOf } from '../../core/people/field';
import { fieldsOf, type Side } from '../../core/people/fields';
import { GONE } from '../../core/people/traces';
import { sortKeyOf } from '../../core/vietnamese/sort-key';
import type { ErasedPerson, ErasureRule } from '../../platform/erasure/erasure-rule';
import { SnakeNaming } from '../../platform/database/snake-naming';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Hamlet } from '../wards';
import { Consent } from './entities/consent.entity';
import { EarlierKey } from './entities/earlier-key.entity';
import { Household } from './entities/household.entity';
import { erasedKey } from './entities/identity-key';
import { Mentee } from './entities/mentee.entity';
import { Mentor } from './entities/mentor.entity';
import { PersonChange } from './entities/person-change.entity';
import type { Person } from './entities/person.columns';
import { PersonMerge } from './entities/person-merge.entity';
import { PersonStop } from './entities/person-stop.entity';
import { PeopleAct } from './entities/people-act.entity';

/** What a record without a name is called. */
const NOBODY = 'Đã xóa';

const ofPerson = ['identity_key', 'full_name', 'sort_name', 'phone', 'other_phone', 'email'];

/** What is written of somebody in words, by the fields of people: a new one goes with the person, too. */
const writtenOf = (side: Side): string[] =>
  namesOf(fieldsOf[side], ({ kind }) => kind === 'text' || kind === 'address');

const naming = new SnakeNaming();
const columnsOf = (side: Side): string[] => [
  ...ofPerson,
  ...writtenOf(side).map((name) => naming.columnName(name, undefined, [])),
];

const nothingWritten = (side: Side) =>
  Object.fromEntries(writtenOf(side).map((name) => [name, null]));

export const peopleErasure: ErasureRule[] = [
  {
    table: 'mentee',
    columns: columnsOf('mentee'),
    erase: async (manager, person) => {
      await eraseRecords(manager, Mentee, person, {
        ...nothingWritten('mentee'),
        householdId: null,
        support: [],
        wishedGender: null,
      });
    },
  },
  {
    table: 'mentor',
    columns: columnsOf('mentor'),
    erase: (manager, person) => eraseRecords(manager, Mentor, person, nothingWritten('mentor')),
  },
  {
    // Of a household that was theirs alone nothing is left.
    table: 'household',
    columns: ['code'],
    erase: async (manager, { wardId }) => {
      const known = await manager.findBy(Household, { wardId });
      const rows = await manager.find(Mentee, { where: { wardId }, select: { householdId: true } });
      const lived = new Set(rows.map(({ householdId }) => householdId));
      const empty = known.filter(({ id }) => !lived.has(id)).map(({ id }) => id);
      if (empty.length > 0) await manager.delete(Household, { id: In(empty) });
    },
  },
  {
    table: 'earlier_key',
    columns: ['identity_key'],
    erase: async (manager, { ids }) => {
      await manager.delete(EarlierKey, { personId: In([...ids]) });
    },
  },
  {
    table: 'consent',
    columns: ['proof'],
    erase: async (manager, { ids }) => {
      await manager.update(Consent, { personId: In([...ids]) }, { proof: GONE });
    },
  },
  {
    table: 'person_change',
    columns: ['before', 'after'],
    erase: async (manager, { ids }) => {
      await manager.delete(PersonChange, { personId: In([...ids]) });
    },
  },
  {
    table: 'person_merge',
    columns: ['identity_key', 'fields_before', 'fields_after'],
    erase: async (manager, { ids }) => {
      const stops = await manager.findBy(PersonStop, { personId: In([...ids]), reason: 'merged' });
      const stopId = In(stops.map(({ id }) => id));
      const nothing = { identityKey: GONE, fieldsBefore: {}, fieldsAfter: {} };
      if (stops.length > 0) await manager.update(PersonMerge, { stopId }, nothing);
    },
  },
  {
    table: 'people_act',
    columns: ['outcome'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, PeopleAct, { wardId }, ({ outcome }) => {
        const left = traces.takenOutOf(outcome);
        return differs(outcome, left) ? { outcome: left } : null;
      }),
  },
];

/** The hamlet, the groups and what was needed stay, so that lessons and skills can be counted by them. */
async function eraseRecords<T extends Person>(
  manager: EntityManager,
  entity: new () => T,
  { ids, wardId, now }: ErasedPerson,
  besides: Partial<T>,
): Promise<void> {
  const hamlets = new Map(
    (await manager.findBy(Hamlet, { wardId })).map((hamlet) => [hamlet.id, hamlet]),
  );
  await rewriteRows<T>(manager, entity, { id: In([...ids]) } as never, (row) => ({
    ...besides,
    identityKey: erasedKey(row.id),
    fullName: NOBODY,
    sortName: sortKeyOf(NOBODY),
    gender: null,
    birthYear: null,
    phone: null,
    otherPhone: null,
    email: null,
    languages: [],
    messageLanguage: null,
    windows: [],
    // Where everybody of the hamlet is who has no place of their own.
    latitude: hamlets.get(row.hamletId)?.latitude ?? 0,
    longitude: hamlets.get(row.hamletId)?.longitude ?? 0,
    consentOn: null,
    sheetRow: null,
    version: row.version + 1,
    updatedAt: now,
  }));
}
