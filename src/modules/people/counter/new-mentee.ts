import { notMerged } from '../entities/identity-key';
import type { EntityManager } from 'typeorm';
import { type AddedMentee, menteeFields } from '../../../core/people/fields';
import { standingOf } from '../../../core/people/standing';
import { accentKey } from '../../../core/vietnamese/text';
import { Mentee } from '../entities/mentee.entity';
import { assertKnownProgramme } from '../fields/known-programme';
import { assertKnownTopics } from '../fields/known-topics';
import { saidOrEmpty } from '../fields/empty-fields';
import { householdIn } from '../recognition/households';
import { personExists } from '../recognition/neighbours';
import { type GivenConsent, type NewPersonAt, newPerson } from './new-person';

/** Somebody at the counter; the phone in any spelling. */
export type NewMentee = AddedMentee & {
  /** In the ward's books; one that is not there yet is added. */
  householdCode?: string | null;
  /** Absent: not given, and the person is not taken down. */
  consent?: GivenConsent;
};

/** The row of a new mentee. @throws DomainError invalid-person, not-found, person-exists */
export async function newMentee(
  manager: EntityManager,
  wardId: string,
  given: NewMentee,
  when: NewPersonAt,
): Promise<Mentee> {
  await assertKnownTopics(manager, wardId, given.topics);
  await assertKnownProgramme(manager, wardId, given.programme);
  const household = await householdIn(manager, wardId, given);
  const person = await newPerson(manager, wardId, { ...given, household }, when);
  await assertNew(manager, person);
  const householdId = household?.id ?? null;
  const said = { ...saidOrEmpty(menteeFields, given), ...person, householdId };
  return { ...said, ...standingOf(said, when.today) };
}

/** The same name and year in the same hamlet is the same person, whatever household a sheet named. */
async function assertNew(
  manager: EntityManager,
  {
    fullName,
    wardId,
    hamletId,
    birthYear,
  }: Pick<Mentee, 'fullName' | 'wardId' | 'hamletId'> & {
    birthYear: number;
  },
): Promise<void> {
  const here = { wardId, hamletId, birthYear, identityKey: notMerged() };
  const neighbours = await manager.findBy(Mentee, here);
  const known = neighbours.find((other) => accentKey(other.fullName) === accentKey(fullName));
  if (known) throw personExists('mentee', known.id);
}
