import type { EntityManager } from 'typeorm';
import { type AddedMentor, mentorFields } from '../../../core/people/fields';
import { mergeWindows } from '../../../core/time/weekly-windows';
import { Mentor } from '../entities/mentor.entity';
import { assertKnownProgramme } from '../fields/known-programme';
import { assertKnownTopics } from '../fields/known-topics';
import { saidOrEmpty } from '../fields/empty-fields';
import { firstFreeKey } from '../recognition/alike';
import { type GivenConsent, newPerson, type NewPersonAt } from './new-person';

/** An ambassador at the desk; the phone in any spelling. */
export type NewMentor = AddedMentor & {
  consent?: GivenConsent;
  /** Somebody else than those who are alike, as the officer says. */
  isAnother?: boolean;
  /** They live there, however far from the ward. */
  isHomeRight?: boolean;
};

/** The row of a new mentor. @throws DomainError invalid-person, not-found */
export async function newMentor(
  manager: EntityManager,
  wardId: string,
  given: NewMentor,
  when: NewPersonAt,
): Promise<Mentor> {
  await assertKnownTopics(manager, wardId, given.topics);
  await assertKnownProgramme(manager, wardId, given.programme);
  const person = await newPerson(manager, wardId, given, when, true);
  const said = { ...saidOrEmpty(mentorFields, given), ...person };
  const identityKey = given.isAnother
    ? await firstFreeKey(manager, 'mentor', person)
    : person.identityKey;
  return { ...said, identityKey, windows: mergeWindows(said.windows) };
}
