import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { lockRows } from '../../../platform/database/locks';
import { inSavepoint } from '../../../platform/database/savepoint';
import { isStillReferred } from '../../../platform/database/violations';
import { removePersonalLinks } from '../../access';
import { forgetProposed } from '../../matching';
import {
  Consent,
  entityOf,
  isMerged,
  PeopleAct,
  type Person,
  PersonChange,
  PersonStop,
  type StayedPerson,
} from '../../people';
import { inUse } from './people-in-use';

/**
 * People whom an act added are in no list any more, nor is anything that was known of them, unless somebody changed,
 * stopped, paired or booked them since. Gives how many went, and who stays. At most some hundred at a time.
 */
export async function removeAdded(
  manager: EntityManager,
  side: Side,
  changes: readonly PersonChange[],
): Promise<{ gone: number; stayed: StayedPerson[] }> {
  const ids = changes.map(({ personId }) => personId);
  await lockRows(manager, entityOf(side), ids);
  const people = await manager.findBy<Person>(entityOf(side), { id: In(ids) });
  const others = await manager.find(PersonChange, {
    select: { personId: true },
    where: {
      personId: In(ids),
      before: Not(IsNull()),
      takesBackId: IsNull(),
      takenBackAt: IsNull(),
    },
  });
  const changed = new Set(others.map(({ personId }) => personId));
  const stopped = await stoppedSince(manager, ids);
  const used = await inUse(manager, ids);
  const stayed: StayedPerson[] = [];
  const free: string[] = [];
  for (const person of people) {
    const why = touchedBy(person, changed, stopped) ?? used.get(person.id);
    if (why) stayed.push({ personId: person.id, why });
    else free.push(person.id);
  }
  const gone = await removeAll(manager, side, free, stayed);
  return { gone, stayed };
}

/** A stop that was taken back with its act is as if it had not been; whoever came back by themselves was somebody's decision. */
async function stoppedSince(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const stops = await manager.find(PersonStop, {
    select: { personId: true, endedAt: true, actId: true },
    where: { personId: In([...ids]) },
  });
  const acts = stops.flatMap(({ endedAt, actId }) => (endedAt === null ? [] : (actId ?? [])));
  const gone = await manager.findBy(PeopleAct, { id: In(acts), takenBackAt: Not(IsNull()) });
  const takenBack = new Set(gone.map(({ id }) => id));
  const stood = stops.filter(
    ({ endedAt, actId }) => endedAt === null || !takenBack.has(actId ?? ''),
  );
  return new Set(stood.map(({ personId }) => personId));
}

/** What was taken back since is as if it had not been. */
function touchedBy(
  person: Person,
  changed: ReadonlySet<string>,
  stopped: ReadonlySet<string>,
): string | null {
  if (isMerged(person)) return 'merged-since';
  if (stopped.has(person.id)) return 'stopped-since';
  return changed.has(person.id) ? 'changed-since' : null;
}

/** All at once, or one by one where somebody books one of them in this very moment. */
async function removeAll(
  manager: EntityManager,
  side: Side,
  ids: readonly string[],
  stayed: StayedPerson[],
): Promise<number> {
  if (ids.length === 0) return 0;
  if (await isRemoved(manager, side, ids)) return ids.length;
  if (ids.length > 1) {
    let gone = 0;
    for (const id of ids) gone += await removeAll(manager, side, [id], stayed);
    return gone;
  }
  stayed.push({ personId: ids[0], why: 'used-since' });
  return 0;
}

async function isRemoved(
  manager: EntityManager,
  side: Side,
  ids: readonly string[],
): Promise<boolean> {
  const refused = await inSavepoint(manager, async () => {
    await forgetProposed(manager, side, ids);
    await removePersonalLinks(manager, side, ids);
    await manager.delete(PersonChange, { personId: In([...ids]) });
    await manager.delete(PersonStop, { personId: In([...ids]) });
    await manager.delete(Consent, { personId: In([...ids]) });
    await manager.delete(entityOf(side), { id: In([...ids]) });
  });
  if (refused === null) return true;
  if (!isStillReferred(refused.refusedBy)) throw refused.refusedBy;
  return false;
}
