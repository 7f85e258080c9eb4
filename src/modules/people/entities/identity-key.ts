import { type FindOperator, Like, Not } from 'typeorm';
import { DomainError } from '../../../platform/common/domain-error';
import { accentKey } from '../../../core/vietnamese/text';

/** Tells the same person in a sheet and at the counter: name, birth year, hamlet and household. */
export function identityKeyOf(person: {
  fullName: string;
  birthYear: number | null;
  hamletName: string;
  householdCode: string | null;
}): string {
  return [
    accentKey(person.fullName),
    person.birthYear ?? '',
    accentKey(person.hamletName),
    person.householdCode ?? '',
  ].join('|');
}

/** What of the key is known wherever somebody is taken down, and the household that only some sheets name. */
export function partsOfKey(identityKey: string): { description: string; household: string } {
  const [name = '', year = '', hamlet = '', household = ''] = identityKey.split('|');
  return { description: [name, year, hamlet].join('|'), household };
}

const mergedPrefix = 'merged:';

/** The key of a record that was given up: no list means it any more. */
export function mergedKey(id: string): string {
  return `${mergedPrefix}${id}`;
}

const erasedPrefix = 'erased:';

/** The key of a record of which only counts are left: no list means it any more. */
export function erasedKey(id: string): string {
  return `${erasedPrefix}${id}`;
}

/** Whether only counts are left of the record. */
export function isErased({ identityKey }: { identityKey: string }): boolean {
  return identityKey.startsWith(erasedPrefix);
}

/** @throws DomainError person-merged, person-erased of a record that is nobody's any more */
export function assertStands(record: { identityKey: string }): void {
  if (isMerged(record)) throw new DomainError('person-merged');
  if (isErased(record)) throw new DomainError('person-erased');
}

/** Whether the record was given up. */
export function isMerged({ identityKey }: { identityKey: string }): boolean {
  return identityKey.startsWith(mergedPrefix);
}

/** What the keys of records that were given up are like, for a statement. */
export const mergedPattern = `${mergedPrefix}%`;

/** Of a condition: everybody but the records that were given up. */
export function notMerged(): FindOperator<string> {
  return Not(Like(mergedPattern));
}
