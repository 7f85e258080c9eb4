import type { EntityManager } from 'typeorm';
import { type Actor, audit } from '../../access';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import type { LocalDate } from '../../../core/time/local-dates';
import { type AddedMentee, menteeFields } from '../../../core/people/fields';
import { standingOf } from '../../../core/people/standing';
import { isPersonName, normaliseName } from '../../../core/vietnamese/names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { sortKeyOf } from '../../../core/vietnamese/sort-key';
import { accentKey } from '../../../core/vietnamese/text';
import { newId } from '../../../platform/database/columns';
import { Hamlet } from '../../wards';
import type { ConsentWay } from '../entities/consent.entity';
import { identityKeyOf } from '../entities/identity-key';
import { Mentee } from '../entities/mentee.entity';
import { saidOrEmpty } from '../fields/empty-fields';
import { isBirthYear } from '../recognition/birth-year';
import { lockNeighbours, personExists } from '../recognition/neighbours';

/** That somebody agreed, in which way, and what proves it. */
export interface GivenConsent {
  way: ConsentWay;
  proof: string;
}

/** Somebody at the counter; the phone in any spelling. */
export type NewMentee = AddedMentee & {
  /** Absent: not given, and the person is not taken down. */
  consent?: GivenConsent;
};

/** The row of a new mentee. @throws DomainError invalid-person, not-found, person-exists */
export async function newMentee(
  manager: EntityManager,
  wardId: string,
  given: NewMentee,
  { now, today }: { now: number; today: LocalDate },
): Promise<Mentee> {
  const { fullName, phone } = checkedNameAndPhone(given, today);
  const hamlet = await manager.findOneBy(Hamlet, { id: given.hamletId, wardId });
  if (!hamlet) throw notFound('hamlet');
  await lockNeighbours(manager, [hamlet.id]);
  await assertNew(manager, { wardId, hamletId: hamlet.id, fullName, birthYear: given.birthYear });
  const said = { ...saidOrEmpty(menteeFields, given), fullName, phone };
  return {
    ...said,
    ...standingOf(said, today),
    id: newId(),
    wardId,
    identityKey: identityKeyOf({ ...said, hamletName: hamlet.name, householdCode: null }),
    sortName: sortKeyOf(fullName),
    messageLanguage: null,
    messagesStoppedAt: null,
    latitude: hamlet.latitude,
    longitude: hamlet.longitude,
    sheetRow: null,
    isActive: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

export async function auditNewMentee(
  manager: EntityManager,
  actor: Actor,
  now: number,
  { id, wardId }: Mentee,
): Promise<void> {
  await audit(manager, actor, now, [{ action: 'mentee.add', subjectId: id, wardId }]);
}

function checkedNameAndPhone(
  given: NewMentee,
  today: LocalDate,
): { fullName: string; phone: string | null } {
  const fields: Record<string, string> = {};
  const fullName = normaliseName(given.fullName);
  if (!isPersonName(fullName)) fields.fullName = 'needed';
  if (!isBirthYear(given.birthYear, today)) fields.birthYear = 'bad-year';
  const phone = given.phone ? readPhoneNumber(given.phone) : null;
  if (given.phone && !phone) fields.phone = 'bad-phone';
  if (phone?.kind === 'landline') fields.phone = 'landline';
  if (given.topics.length === 0) fields.topics = 'choose-one';
  if (Object.keys(fields).length > 0) {
    throw new DomainError('invalid-person', {}, { fields });
  }
  return { fullName, phone: phone?.number ?? null };
}

/** The same name and year in the same hamlet is the same person, whatever household a sheet named. */
async function assertNew(
  manager: EntityManager,
  person: { wardId: string; hamletId: string; fullName: string; birthYear: number },
): Promise<void> {
  const { fullName, ...where } = person;
  const neighbours = await manager.findBy(Mentee, where);
  const known = neighbours.find((other) => accentKey(other.fullName) === accentKey(fullName));
  if (known) throw personExists('mentee', known.id);
}
