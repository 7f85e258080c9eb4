import { accentKey, foldAccents } from '../vietnamese/text';
import type { PersonRow } from './person';

/** What tells two people of one name apart. */
export type Identity = Pick<
  PersonRow,
  | 'row'
  | 'tab'
  | 'fullName'
  | 'gender'
  | 'birthYear'
  | 'birthDate'
  | 'phone'
  | 'hamletIndex'
  | 'householdCode'
>;

/** Remembers the people of one sheet and recognises a person who stands in it twice. */
export class SeenPeople {
  private readonly byPhone = new Map<string, Identity[]>();
  private readonly byName = new Map<string, { identity: Identity; isAccepted: boolean }[]>();

  /** The earlier row of the same person; null when there is none or the name is missing. */
  earlierRow(identity: Identity): (Pick<Identity, 'row' | 'tab'> & { isAccepted: boolean }) | null {
    const sameName = this.byName.get(accentKey(identity.fullName)) ?? [];
    const same = sameName.filter((earlier) => isSamePerson(earlier.identity, identity));
    const first = same.find(({ isAccepted }) => isAccepted) ?? same.at(0);
    if (!first) return null;
    const { row, tab } = first.identity;
    return { row, tab, isAccepted: first.isAccepted };
  }

  /**
   * The row of another tab that may be the same person: the same phone and, but for accents, the same name, and one thing
   * more that differs. Null where there is none, and for whoever stands in a row of their own for sure.
   */
  alikeRow(identity: Identity): Pick<Identity, 'row' | 'tab'> | null {
    if (identity.phone === null) return null;
    const onPhone = this.byPhone.get(identity.phone) ?? [];
    return onPhone.find((earlier) => isAlike(earlier, identity)) ?? null;
  }

  add(identity: Identity, isAccepted: boolean): void {
    if (identity.fullName === '') return;
    const { phone } = identity;
    if (isAccepted && phone !== null) {
      const onPhone = this.byPhone.get(phone);
      if (onPhone) onPhone.push(identity);
      else this.byPhone.set(phone, [identity]);
    }
    const key = accentKey(identity.fullName);
    const sameName = this.byName.get(key);
    if (sameName) sameName.push({ identity, isAccepted });
    else this.byName.set(key, [{ identity, isAccepted }]);
  }
}

/**
 * Same name and birth, and the same phone, the same household of one hamlet, or one hamlet with nothing that
 * speaks against it. A phone alone proves nothing, since a household shares one.
 */
function isSamePerson(one: Identity, other: Identity): boolean {
  if (one.birthYear !== other.birthYear || differ(one.birthDate, other.birthDate)) return false;
  if (differ(one.gender, other.gender)) return false;
  if (one.phone !== null && one.phone === other.phone) return true;
  if (one.hamletIndex !== other.hamletIndex) return false;
  if (one.householdCode && one.householdCode === other.householdCode) return true;
  return !differ(one.phone, other.phone) && !differ(one.householdCode, other.householdCode);
}

/** Two rows of one phone that differ in no more than one of name, year, hamlet and household. */
function isAlike(one: Identity, other: Identity): boolean {
  // Within one list an officer has seen them side by side.
  if (one.tab === other.tab) return false;
  if (foldAccents(accentKey(one.fullName)) !== foldAccents(accentKey(other.fullName))) return false;
  if (differ(one.gender, other.gender)) return false;
  const differing = [
    accentKey(one.fullName) !== accentKey(other.fullName),
    one.birthYear !== other.birthYear,
    one.hamletIndex !== other.hamletIndex,
    differ(one.householdCode, other.householdCode),
  ];
  return differing.filter(Boolean).length <= 1;
}

/** Whether both are known and not the same. */
function differ(one: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}
