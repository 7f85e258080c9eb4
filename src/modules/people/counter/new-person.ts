import type { EntityManager } from 'typeorm';
import type { ConsentWay } from '../../../core/people/consents';
import type { LocalDate } from '../../../core/time/local-dates';
import type { Pin } from '../../../core/vietnamese/coordinates';
import { personNameFault, normaliseName } from '../../../core/vietnamese/names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { sortKeyOf } from '../../../core/vietnamese/sort-key';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { Hamlet } from '../../wards';
import { identityKeyOf } from '../entities/identity-key';
import type { Person } from '../entities/person.columns';
import { isBirthYear } from '../../../core/vietnamese/birth-year';
import { lockNeighbours } from '../recognition/neighbours';

/** That somebody agreed, in which way, and what proves it. */
export interface GivenConsent {
  way: ConsentWay;
  proof: string;
  /** Of the wording that they saw or heard; the one that is asked today when left out. */
  wordingVersion?: number;
}

/** What is said of anybody new. */
export interface SaidOfNew {
  fullName: string;
  birthYear: number;
  hamletId: string;
  topics: string[];
  phone?: string | null;
  otherPhone?: string | null;
  /** Where they live; absent: where their hamlet is. */
  place?: Pin | null;
  household?: { code: string } | null;
}

export interface NewPersonAt {
  /** Epoch milliseconds. */
  now: number;
  today: LocalDate;
}

/** What of a new row is the same for mentors and mentees, and was made of what was said. */
export type NewPerson = Pick<
  Person,
  | 'id'
  | 'wardId'
  | 'hamletId'
  | 'identityKey'
  | 'fullName'
  | 'sortName'
  | 'phone'
  | 'otherPhone'
  | 'messageLanguage'
  | 'messagesStoppedAt'
  | 'latitude'
  | 'longitude'
  | 'sheetRow'
  | 'isActive'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
> & { birthYear: number };

/**
 * The part of the row that follows from what is known of everybody; who lives in the hamlet is held until the end of
 * the write. @throws DomainError invalid-person, not-found
 */
export async function newPerson(
  manager: EntityManager,
  wardId: string,
  said: SaidOfNew,
  { now, today }: NewPersonAt,
  isPhoneNeeded = false,
): Promise<NewPerson> {
  const { fullName, phone, otherPhone } = checkedNameAndPhones(said, today, isPhoneNeeded);
  const { birthYear, hamletId, household } = said;
  const hamlet = await manager.findOneBy(Hamlet, { id: hamletId, wardId });
  if (!hamlet) throw notFound('hamlet');
  await lockNeighbours(manager, [hamletId]);
  const { latitude, longitude } = said.place ?? hamlet;
  const described = {
    fullName,
    birthYear,
    hamletName: hamlet.name,
    householdCode: household?.code ?? null,
  };
  return {
    id: newId(),
    wardId,
    hamletId,
    identityKey: identityKeyOf(described),
    fullName,
    sortName: sortKeyOf(fullName),
    birthYear,
    phone,
    otherPhone,
    messageLanguage: null,
    messagesStoppedAt: null,
    latitude,
    longitude,
    sheetRow: null,
    isActive: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

function checkedNameAndPhones(
  said: SaidOfNew,
  today: LocalDate,
  isPhoneNeeded: boolean,
): Pick<Person, 'fullName' | 'phone' | 'otherPhone'> {
  const fields: Record<string, string> = {};
  const fullName = normaliseName(said.fullName);
  const nameFault = personNameFault(fullName);
  if (nameFault) fields.fullName = nameFault;
  if (!isBirthYear(said.birthYear, today)) fields.birthYear = 'bad-year';
  const phone = said.phone ? readPhoneNumber(said.phone) : null;
  if (said.phone && !phone) fields.phone = 'bad-phone';
  if (phone?.kind === 'landline') fields.phone = 'landline';
  const other = said.otherPhone ? readPhoneNumber(said.otherPhone) : null;
  if (said.otherPhone && !other) fields.otherPhone = 'bad-contact';
  if (isPhoneNeeded && !said.phone?.trim()) fields.phone = 'needed';
  if (said.topics.length === 0) fields.topics = 'choose-one';
  if (Object.keys(fields).length > 0) {
    throw new DomainError('invalid-person', {}, { fields });
  }
  return { fullName, phone: phone?.number ?? null, otherPhone: other?.number ?? null };
}
