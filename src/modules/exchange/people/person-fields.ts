import { isEmpty, type PersonFields, type Told, toldOf } from '../../../core/people/field';
import { menteeFields, mentorFields } from '../../../core/people/fields';
import { nextStanding, type Standing, standingOf } from '../../../core/people/standing';
import type { MenteeRow, MentorRow, PersonRow } from '../../../core/sheets/person';
import { sortKeyOf } from '../../../core/vietnamese/sort-key';
import { identityKeyOf, type Mentee, type Mentor } from '../../people';
import type { Hamlet } from '../../wards';
import { type PersonToStore, rowKey } from './plan-people';

/** An ambassador as a row of the sheet says; the rest (id, version, times) belongs to the database. */
export function mentorToStore(
  row: MentorRow,
  hamlets: Hamlet[],
  keys: IdentityKeys,
): PersonToStore<Mentor> {
  const fields = { ...saidOf(mentorFields, row, hamlets), identityKey: keys.of(row, null) };
  return { fields, keeps: keptOf(row, fields), ...aboutRow(row) };
}

/** A resident as a row of the sheet says; the standing follows when it is known who they are. */
export function menteeToStore(
  row: MenteeRow,
  hamlets: Hamlet[],
  householdIds: Map<string, string>,
  keys: IdentityKeys,
): PersonToStore<Mentee> {
  const code = row.householdCode ?? null;
  const fields = {
    ...saidOf(menteeFields, row, hamlets),
    identityKey: keys.of(row, code),
    householdId: (code && householdIds.get(code)) || null,
  };
  return { fields, keeps: keptOf(row, fields), ...aboutRow(row) };
}

type Late = 'withdrawal' | 'ifNew' | 'alikeTo' | 'assumed';
/** Of files that waited while the service was renewed, rows were read without the last parts. */
type StoredRow = Omit<PersonRow, Late> & Partial<Pick<PersonRow, Late>>;

function aboutRow(row: StoredRow): Omit<PersonToStore<Mentor>, 'fields' | 'keeps'> {
  const { again, stop, withdrawal = null, ifNew = [], alikeTo = null } = row;
  return {
    key: rowKey(row),
    again,
    stop,
    withdrawal,
    ifNew,
    alikeTo: alikeTo && rowKey(alikeTo),
  };
}

/** Who counts as elderly, comes first or is taught at home, after a row that says this of them. */
export function settledStanding(
  { birthYear = null, groups = [], support = [], targetGroup }: Partial<Mentee>,
  before: Mentee | undefined,
  today: string,
): Standing {
  if (!before) return standingOf({ birthYear, groups, support, targetGroup }, today);
  const said = {
    groups: isEmpty(groups) ? undefined : groups,
    support: isEmpty(support) ? undefined : support,
    targetGroup,
  };
  return nextStanding(before, said, today);
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

/** What the row says in the fields' own values, and what it says in words of a sheet. */
function saidOf<Fields extends PersonFields>(
  fields: Fields,
  row: PersonRow & Told<Fields>,
  hamlets: Hamlet[],
) {
  const hamlet = hamlets[row.hamletIndex];
  if (!hamlet) throw new Error(`Row ${row.row} was accepted without a hamlet.`);
  return {
    ...toldOf(fields, row),
    sortName: sortKeyOf(row.fullName),
    birthYear: row.birthYear,
    hamletId: hamlet.id,
    latitude: row.latitude ?? hamlet.latitude,
    longitude: row.longitude ?? hamlet.longitude,
    consentOn: row.consentOn,
    sheetRow: row.row,
  };
}

/**
 * What gives way to what is stored: an empty cell, or a column that the sheet does not have, erases
 * nothing, nor the place of a home; a consent without its day counts from the first import on.
 */
function keptOf<T extends object>(
  { isConsentDated, latitude, assumed = [] }: StoredRow,
  fields: T,
): (keyof T)[] {
  const names = Object.keys(fields) as (keyof T)[];
  const isUnsaid = (name: keyof T): boolean =>
    assumed.includes(name as string) ||
    (name === 'consentOn' && !isConsentDated) ||
    ((name === 'latitude' || name === 'longitude') && latitude === null);
  return names.filter((name) => isEmpty(fields[name]) || isUnsaid(name));
}
