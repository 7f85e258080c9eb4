import { type EntityManager, In, IsNull } from 'typeorm';
import { isDuplicate } from '../../../platform/database/violations';
import {
  auditPeople,
  bringFieldsBack,
  type ChangedPerson,
  entityOf,
  type PeopleAct,
  type Person,
  PersonChange,
  ringsElsewhere,
  type StayedPerson,
} from '../../people';
import { DomainError } from '../../../platform/common/domain-error';
import { whyNot } from '../changes/why-not';
import type { AuditContext } from '../rules/audited-rows';
import { agreedSince } from './people-in-use';

/**
 * People whom an act changed say again what they said before, unless somebody changed these fields since, or paired or
 * booked them. Gives how many do, who stays, and for whom another phone rings. At most some hundred at a time.
 */
export async function bringAllBack(
  { manager, actor, now }: AuditContext,
  { id: actId, side, madeAt }: PeopleAct,
  changes: readonly PersonChange[],
): Promise<{ changedBack: number; stayed: StayedPerson[]; elsewhere: string[] }> {
  const ids = changes.map(({ personId }) => personId);
  const found = await manager.findBy<Person>(entityOf(side), { id: In(ids) });
  const people = new Map(found.map((person) => [person.id, person]));
  const agreed = await agreedSince(manager, side, ids, madeAt);
  const stayed: StayedPerson[] = [];
  const back: (ChangedPerson & { before: Person })[] = [];
  const taken: string[] = [];
  for (const change of changes) {
    const { id, personId } = change;
    const before = people.get(personId);
    if (!before) continue;
    const why = agreed.get(personId) ?? (await whyNotBack(manager, change, before, now, back));
    if (why) stayed.push({ personId, why });
    else taken.push(id);
  }
  await manager.update(
    PersonChange,
    { id: In(taken), takenBackAt: IsNull() },
    { takenBackAt: now },
  );
  const audited = back.map((one) => ({ ...one, facts: { actId } }));
  await auditPeople(manager, actor, now, audited);
  const elsewhere = back.filter(({ before, after }) => ringsElsewhere(before, after));
  return {
    changedBack: taken.length,
    stayed,
    elsewhere: elsewhere.map(({ after }) => after.id),
  };
}

/** Null when somebody is as before, else the code of what is in the way. */
function whyNotBack(
  manager: EntityManager,
  change: PersonChange,
  before: Person,
  now: number,
  back: (ChangedPerson & { before: Person })[],
): Promise<string | null> {
  return whyNot(manager, async () => {
    try {
      const after = await bringFieldsBack(manager, change, before, now);
      back.push({ side: change.side, act: 'take-back', before, after, takesBackId: change.id });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('person-exists', { side: change.side }) : error;
    }
  });
}
