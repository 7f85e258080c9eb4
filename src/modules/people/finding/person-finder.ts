import { Injectable } from '@nestjs/common';
import { personSearch } from '../../../core/people/person-search';
import { maskPhone, readPhoneNumber } from '../../../core/vietnamese/phones';
import { plainKey } from '../../../core/vietnamese/text';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { listedMentees, type ListedMentee } from '../lists/listed-people';

/** More are no answer but a list. */
const mostFound = 8;
const leastLetters = 3;

/** So much is shown of somebody before it is known that they are meant. */
export interface FoundPerson {
  id: string;
  fullName: string;
  birthYear: number | null;
  hamletName: string;
  /** Its last digits, to ask whether it is theirs. */
  maskedPhone: string | null;
}

/** Who was found, or why nobody is shown. */
export type Finding = { found: FoundPerson[] } | { tooMany: number } | { isTooShort: true };

/**
 * Finds the one person who stands at the counter: by at least three letters of their name, with their year of birth
 * where that leaves many, or by a whole number. It never becomes a list.
 */
@Injectable()
export class PersonFinder {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError not-found */
  async find(actor: Actor, wardId: string, typed: string): Promise<Finding> {
    assertMay(actor, 'people.find', { wardIds: [wardId] }, 'ward');
    const isMeant = meantBy(typed);
    if (!isMeant) return { isTooShort: true };
    const people = await listedMentees(this.unitOfWork.read, wardId, {});
    const meant = people.filter(isMeant);
    return meant.length > mostFound ? { tooMany: meant.length } : { found: meant.map(shown) };
  }
}

/** Undefined where what was typed could mean anybody. */
function meantBy(typed: string): ((person: ListedMentee) => boolean) | undefined {
  const phone = readPhoneNumber(typed)?.number;
  if (phone) return (person) => person.phone === phone || person.otherPhone === phone;
  const words = plainKey(typed).split(' ').filter(Boolean);
  const years = words.filter((word) => /^(19|20)\d\d$/.test(word)).map(Number);
  const names = words.filter((word) => !/\d/.test(word));
  if (names.join('').length < leastLetters || years.length + names.length < words.length) {
    return undefined;
  }
  const isNamed = personSearch(names.join(' '));
  return (person) =>
    // A hamlet is no name: who lives in one is a list.
    isNamed({ ...person, hamletName: '' }) && years.every((year) => year === person.birthYear);
}

function shown({ id, fullName, birthYear, hamletName, phone }: ListedMentee): FoundPerson {
  return { id, fullName, birthYear, hamletName, maskedPhone: phone && maskPhone(phone) };
}
