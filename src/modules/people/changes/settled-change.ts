import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import type { LocalDate } from '../../../core/time/local-dates';
import { mergeWindows } from '../../../core/time/weekly-windows';
import type { Pin } from '../../../core/vietnamese/coordinates';
import { personNameFault, normaliseName } from '../../../core/vietnamese/names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { sortKeyOf } from '../../../core/vietnamese/sort-key';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Hamlet } from '../../wards';
import { Household } from '../entities/household.entity';
import { identityKeyOf } from '../entities/identity-key';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';
import { isBirthYear } from '../../../core/vietnamese/birth-year';
import { assertKnownProgramme } from '../fields/known-programme';
import { assertKnownTopics } from '../fields/known-topics';
import { householdIdOf } from '../recognition/households';
import { lockNeighbours, personExists } from '../recognition/neighbours';

/** What somebody says of a person: any of the fields, the phone in any spelling. */
export type SaidOf<T extends Person> = Partial<T> & {
  place?: Pin;
  /** The household's code in the ward's books; one that is not there yet is added. */
  householdCode?: string | null;
};

/**
 * The columns that a change sets, with all that follows from it: names as they are stored and sorted, a place with
 * its hamlet, and the key by which lists know the person.
 * @throws DomainError invalid-person, not-found, person-exists, topic-unknown, programme-unknown
 */
export async function settledChange<T extends Person>(
  manager: EntityManager,
  side: Side,
  before: T,
  { place, householdCode, ...said }: SaidOf<T>,
  today: LocalDate,
): Promise<Partial<T>> {
  await assertKnownTopics(manager, before.wardId, said.topics, before.topics);
  await assertKnownProgramme(manager, before.wardId, said.programme, before.programme);
  const changes: Partial<Person & Mentee> = { ...said, ...checked(said, today) };
  if (changes.fullName !== undefined) changes.sortName = sortKeyOf(changes.fullName);
  if (changes.windows !== undefined) changes.windows = mergeWindows(changes.windows);
  if (changes.hamletId !== undefined && changes.hamletId !== before.hamletId) {
    const { latitude, longitude } = await hamletOf(manager, before.wardId, changes.hamletId);
    Object.assign(changes, { latitude, longitude });
  }
  if (place) Object.assign(changes, { latitude: place.latitude, longitude: place.longitude });
  if (householdCode !== undefined) {
    changes.householdId = householdCode
      ? await householdIdOf(manager, before.wardId, householdCode)
      : null;
  } else if (changes.householdId) {
    const mine = { id: changes.householdId, wardId: before.wardId };
    if (!(await manager.existsBy(Household, mine))) throw notFound('person');
  }
  const identityKey = await nextKey(manager, side, before, changes);
  return {
    ...changes,
    ...(identityKey === before.identityKey ? {} : { identityKey }),
  } as Partial<T>;
}

/** Name and phone as they are stored. @throws DomainError invalid-person, naming the fields */
function checked(
  said: Partial<Person & Mentor>,
  today: LocalDate,
): Partial<Pick<Person, 'fullName' | 'phone' | 'otherPhone'>> {
  const fields: Record<string, string> = {};
  const stored: Partial<Pick<Person, 'fullName' | 'phone' | 'otherPhone'>> = {};
  if (said.fullName !== undefined) {
    stored.fullName = normaliseName(said.fullName);
    const fault = personNameFault(stored.fullName);
    if (fault) fields.fullName = fault;
  }
  if (said.birthYear !== undefined && !isBirthYear(said.birthYear, today)) {
    fields.birthYear = 'bad-year';
  }
  if (said.phone) {
    const phone = readPhoneNumber(said.phone);
    stored.phone = phone?.number ?? null;
    if (!phone) fields.phone = 'bad-phone';
    if (phone?.kind === 'landline') fields.phone = 'landline';
  }
  if (said.otherPhone) {
    const other = readPhoneNumber(said.otherPhone);
    stored.otherPhone = other?.number ?? null;
    if (!other) fields.otherPhone = 'bad-contact';
  }
  if (said.topics?.length === 0) fields.topics = 'choose-one';
  if (said.languages?.length === 0) fields.languages = 'choose-one';
  if (Object.keys(fields).length === 0) return stored;
  const isNameMissing = fields.fullName !== undefined && Object.keys(fields).length === 1;
  throw new DomainError('invalid-person', isNameMissing ? { isNameMissing } : {}, { fields });
}

/** The key after the change; whoever has it already is the same person, or has to be told apart. */
async function nextKey(
  manager: EntityManager,
  side: Side,
  before: Person & Partial<Mentee>,
  changes: Partial<Person & Mentee>,
): Promise<string> {
  const parts = ['fullName', 'birthYear', 'hamletId', 'householdId'] as const;
  if (parts.every((part) => changes[part] === undefined || changes[part] === before[part])) {
    return before.identityKey;
  }
  const after = { ...before, ...changes };
  await lockNeighbours(manager, [after.hamletId]);
  const identityKey = await keyNow(manager, after);
  const same = { wardId: before.wardId, identityKey };
  const other = await manager.findOneBy<Person>(side === 'mentor' ? Mentor : Mentee, same);
  if (other && other.id !== before.id) throw personExists(side, other.id);
  return identityKey;
}

/** By which lists know somebody who is described so. */
export async function keyNow(
  manager: EntityManager,
  person: Person & Partial<Mentee>,
): Promise<string> {
  const hamlet = await hamletOf(manager, person.wardId, person.hamletId);
  const household = person.householdId
    ? await manager.findOneBy(Household, { id: person.householdId })
    : null;
  const { name: hamletName } = hamlet;
  return identityKeyOf({ ...person, hamletName, householdCode: household?.code ?? null });
}

async function hamletOf(manager: EntityManager, wardId: string, id: string): Promise<Hamlet> {
  const hamlet = await manager.findOneBy(Hamlet, { id, wardId });
  if (!hamlet) throw notFound('hamlet');
  return hamlet;
}
