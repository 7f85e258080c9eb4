import type { MenteeRow } from '../../../core/sheets/mentee-sheet';
import type { MentorRow } from '../../../core/sheets/mentor-sheet';
import type { PersonRow } from '../../../core/sheets/person';
import { PRIORITY_GROUPS } from '../../../core/vietnamese/groups';
import { sortKeyOf } from '../../../core/vietnamese/sort-key';
import { identityKeyOf, type Mentee, type Mentor } from '../../people';
import type { Hamlet } from '../../wards';

/** What a sheet says of a person; the rest of the row (id, version, times) belongs to the database. */
type Bookkeeping =
  | 'id'
  | 'wardId'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'email'
  | 'isActive'
  | 'messageLanguage'
  | 'messagesStoppedAt';
/** An address that staff wrote down stays where the sheet has none. */
interface Addressed {
  email?: string;
}
export type MentorFields = Omit<Mentor, Bookkeeping> & Addressed;
export type MenteeFields = Omit<Mentee, Bookkeeping> & Addressed;

const prioritySupport = new Set(['blind', 'deaf', 'mobility', 'speech']);

export function mentorFields(row: MentorRow, hamlets: Hamlet[], key: IdentityKeys): MentorFields {
  return {
    ...personFields(row, hamlets),
    identityKey: key.of(row, null),
    organisation: row.organisation,
    maxMentees: row.maxMentees,
    consentOn: row.consentAt,
  };
}

export function menteeFields(
  row: MenteeRow,
  hamlets: Hamlet[],
  householdIds: Map<string, string>,
  key: IdentityKeys,
): MenteeFields {
  return {
    ...personFields(row, hamlets),
    identityKey: key.of(row, row.householdCode),
    householdId: row.householdCode ? (householdIds.get(row.householdCode) ?? null) : null,
    groups: row.groups,
    support: row.supportNeeds,
    wishedGender: row.wishedGender,
    isPriority:
      row.groups.some((group) => PRIORITY_GROUPS.has(group)) ||
      row.supportNeeds.some((need) => prioritySupport.has(need)),
    isHomebound: row.supportNeeds.includes('mobility'),
    consentOn: row.consentAt,
  };
}

/** What a row leaves open: an empty cell, or a column that the sheet does not have, erases nothing. */
export function unsaid<T extends MentorFields | MenteeFields>(fields: T): (keyof T)[] {
  const isEmpty = (value: unknown): boolean =>
    value === null || (Array.isArray(value) && value.length === 0);
  const keys = (Object.keys(fields) as (keyof T)[]).filter((key) => isEmpty(fields[key]));
  const saysNothing = 'groups' in fields && isEmpty(fields.groups) && isEmpty(fields.support);
  return saysNothing ? [...keys, 'isPriority' as keyof T, 'isHomebound' as keyof T] : keys;
}

/**
 * Tells the same person in a later sheet: name, birth year, hamlet and household. A second person of
 * the same description in one sheet gets a number.
 */
export class IdentityKeys {
  private readonly given = new Map<string, number>();

  of(row: PersonRow, householdCode: string | null): string {
    const key = identityKeyOf({ ...row, householdCode });
    const count = (this.given.get(key) ?? 0) + 1;
    this.given.set(key, count);
    return count === 1 ? key : `${key}|${count}`;
  }
}

function personFields(row: PersonRow, hamlets: Hamlet[]) {
  const hamlet = hamlets[row.hamletIndex];
  if (!hamlet) throw new Error(`Row ${row.row} was accepted without a hamlet.`);
  return {
    hamletId: hamlet.id,
    fullName: row.fullName,
    sortName: sortKeyOf(row.fullName),
    gender: row.gender,
    birthYear: row.birthYear,
    phone: row.phone,
    ...(row.email === null ? {} : { email: row.email }),
    languages: row.languages,
    topics: row.topics,
    windows: row.windows,
    latitude: row.latitude ?? hamlet.latitude,
    longitude: row.longitude ?? hamlet.longitude,
    sheetRow: row.row,
  };
}
