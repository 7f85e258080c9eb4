import type { EntityManager } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { type Actor, givePersonalLinks } from '../../access';
import {
  auditPeople,
  keepConsents,
  type ChangedPerson,
  keepEarlierKey,
  partsOfKey,
  type Person,
  type PhoneListener,
  type SaidConsent,
  ringsElsewhere,
  type TopicListeners,
  topicsBefore,
} from '../../people';
import { type PlannedPerson, sideOf } from './plan-people';

/** Who stores a list, when and as which act, and whoever hears of other phones and topics. */
export interface Storing {
  actor: Actor;
  now: number;
  actId: string;
  /** Who asked those of the list whether they agree. */
  consentProof?: string;
  phones: PhoneListener;
  topics: TopicListeners;
}

/** Writes what was planned; gives the id of each person, null where a row is nobody's. */
export async function storePeople<T extends Person>(
  manager: EntityManager,
  entity: new () => T,
  wardId: string,
  planned: readonly PlannedPerson<T>[],
  { actor, now, actId, phones, topics, consentProof }: Storing,
): Promise<(string | null)[]> {
  const added: T[] = [];
  const ids: (string | null)[] = [];
  const elsewhere: string[] = [];
  const audited: ChangedPerson[] = [];
  const side = sideOf(entity);
  for (const { outcome, before, fields } of planned) {
    if (outcome === 'added') {
      const id = newId();
      const bookkeeping = { isActive: true, version: 1, createdAt: now, updatedAt: now };
      const after = { ...bookkeeping, ...fields, id, wardId } as unknown as T;
      added.push(after);
      audited.push({ side, act: 'import-add', before: null, after, actId });
      ids.push(id);
      continue;
    }
    if (outcome === 'changed' && before) {
      await compareAndSet(manager, entity, before, { ...fields, updatedAt: now });
      const after = { ...before, ...fields };
      if (ringsElsewhere(before, after)) elsewhere.push(before.id);
      if (isOtherKey(before, fields)) await keepEarlierKey(manager, side, before);
      audited.push({ side, act: 'import', before, after, actId });
    }
    ids.push(before?.id ?? null);
  }
  await insert(manager, entity, added);
  await auditPeople(manager, actor, now, audited);
  const consents = audited.flatMap((one) => consentOf(one, consentProof));
  await keepConsents(manager, { actor, now }, consents);
  // Once all rows are in: a household that gives one new number is told by it once.
  if (elsewhere.length > 0) await phones.numbersChanged(manager, elsewhere);
  const known = audited.flatMap(({ before, after }) => (before ? { before, after } : []));
  await topics.changed(manager, actor, { wardId, side, before: topicsBefore(known), actId });
  const addedIds = added.map(({ id }) => id);
  await givePersonalLinks(manager, side, addedIds, now);
  return ids;
}

/** A row that says when somebody agreed, and did not say so before. */
function consentOf({ before, after }: ChangedPerson, proof?: string): SaidConsent[] {
  const { id: personId, wardId, consentOn: on } = after;
  if (on === null || on === before?.consentOn) return [];
  return [{ personId, wardId, on, way: 'sheet', proof }];
}

/** Whoever is described otherwise is still found by an older list; a household that became known is no other one. */
function isOtherKey<T extends Person>(before: T, fields: Partial<T>): boolean {
  const [was, is] = [
    partsOfKey(before.identityKey),
    partsOfKey(fields.identityKey ?? before.identityKey),
  ];
  return (
    was.description !== is.description || (was.household !== '' && was.household !== is.household)
  );
}
