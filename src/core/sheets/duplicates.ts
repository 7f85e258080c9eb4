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
> & { address?: string | null };

/** Remembers the people of one sheet and recognises a person who stands in it twice. */
export class SeenPeople {
  private readonly byPlainName = new Map<string, Identity[]>();
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

  /** An earlier row that may be the same person; null where there is none. */
  alikeRow(identity: Identity): Pick<Identity, 'row' | 'tab'> | null {
    const sameName = this.byPlainName.get(plainName(identity)) ?? [];
    const earlier = sameName.find((one) => isAlike(one, identity));
    if (!earlier) return null;
    const { row, tab } = earlier;
    return { row, ...(tab === undefined ? {} : { tab }) };
  }

  add(identity: Identity, isAccepted: boolean): void {
    if (identity.fullName === '') return;
    if (isAccepted) {
      const plain = plainName(identity);
      const ofThatName = this.byPlainName.get(plain);
      if (ofThatName) ofThatName.push(identity);
      else this.byPlainName.set(plain, [identity]);
    }
    const key = accentKey(identity.fullName);
    const sameName = this.byName.get(key);
    if (sameName) sameName.push({ identity, isAccepted });
    else this.byName.set(key, [{ identity, isAccepted }]);
  }
}

/**
 * Of one name: same birth, and the same phone, the same household of one hamlet, or one hamlet with nothing that
 * speaks against it. A phone alone proves nothing, since a household shares one.
 */
export function isSamePerson(one: Identity, other: Identity): boolean {
  if (one.birthYear !== other.birthYear || differ(one.birthDate, other.birthDate)) return false;
  if (differ(one.gender, other.gender)) return false;
  if (one.phone !== null && one.phone === other.phone) return true;
  if (one.hamletIndex !== other.hamletIndex) return false;
  if (one.householdCode && one.householdCode === other.householdCode) return true;
  return !differ(one.phone, other.phone) && !differ(one.householdCode, other.householdCode);
}

/**
 * Two rows of one name, but for accents: of one phone, with no more than one of name, year, hamlet and household that
 * differs; of one year and hamlet, with another phone and nothing else that tells them apart; or of one house, without
 * a phone to tell them apart.
 */
function isAlike(one: Identity, other: Identity): boolean {
  if (differ(one.gender, other.gender)) return false;
  const isNeighbour = one.hamletIndex === other.hamletIndex;
  const isOtherHome =
    differ(one.householdCode, other.householdCode) || differ(one.address, other.address);
  if (one.phone !== null && one.phone === other.phone) {
    const differing = [
      accentKey(one.fullName) !== accentKey(other.fullName),
      one.birthYear !== other.birthYear,
      !isNeighbour,
      differ(one.householdCode, other.householdCode),
    ];
    return differing.filter(Boolean).length <= 1;
  }
  if (!isNeighbour || isOtherHome) return false;
  if (one.birthYear !== null && one.birthYear === other.birthYear) return true;
  return !differ(one.phone, other.phone) && Boolean(one.address) && one.address === other.address;
}

function plainName({ fullName }: Identity): string {
  return foldAccents(accentKey(fullName));
}

/** Whether both are known and not the same. */
function differ(one: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}
