import type { EntityManager } from 'typeorm';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { chunksOf } from '../../../platform/database/row-set';
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
import { type Outcome, type PlannedPerson, sideOf } from './plan-people';

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

/** Of one piece: some milliseconds to make and to seal, after which others have their turn. */
const ROWS = 250;

/** Writes what was planned; gives the id of each person, null where a row is nobody's. */
export async function storePeople<T extends Person>(
  manager: EntityManager,
  entity: new () => T,
  wardId: string,
  planned: readonly PlannedPerson<T>[],
  storing: Storing,
): Promise<(string | null)[]> {
  const ids = planned.map(({ before }) => before?.id ?? null);
  const elsewhere: string[] = [];
  for (const places of chunksOf(placesOf(planned, 'changed'), ROWS)) {
    const rows = places.map((at) => planned[at]);
    elsewhere.push(...(await storeChanged(manager, entity, rows, storing)));
  }
  // After those who are called otherwise since, by whose old keys somebody new may go.
  for (const places of chunksOf(placesOf(planned, 'added'), ROWS)) {
    const rows = places.map((at) => planned[at]);
    const added = await storeAdded(manager, entity, wardId, rows, storing);
    for (const [nth, at] of places.entries()) ids[at] = added[nth];
  }
  // Once all rows are in: a household that gives one new number is told by it once.
  const { actor, actId, phones, topics } = storing;
  if (elsewhere.length > 0) await phones.numbersChanged(manager, elsewhere);
  const before = topicsBefore(changesIn(planned));
  await topics.changed(manager, actor, { wardId, side: sideOf(entity), before, actId });
  return ids;
}

function changesIn<T extends Person>(planned: readonly PlannedPerson<T>[]) {
  return planned.flatMap(({ outcome, before, fields }) =>
    outcome === 'changed' && before ? [{ before, after: { ...before, ...fields } }] : [],
  );
}

function placesOf(planned: readonly { outcome: Outcome }[], outcome: Outcome): number[] {
  return planned.flatMap((one, at) => (one.outcome === outcome ? [at] : []));
}

/** Gives the ids of those who are to be told elsewhere from now on. */
async function storeChanged<T extends Person>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly PlannedPerson<T>[],
  storing: Storing,
): Promise<string[]> {
  const side = sideOf(entity);
  const elsewhere: string[] = [];
  const changed: ChangedPerson[] = [];
  for (const { before, fields, differing } of rows) {
    if (!before) continue;
    const said = onlyOf(fields, differing);
    await compareAndSet(manager, entity, before, { ...said, updatedAt: storing.now });
    const after = { ...before, ...fields };
    if (ringsElsewhere(before, after)) elsewhere.push(before.id);
    if (isOtherKey(before, fields)) await keepEarlierKey(manager, side, before);
    changed.push({ side, act: 'import', before, after, actId: storing.actId });
  }
  await keepProof(manager, changed, storing);
  return elsewhere;
}

/** What does not change is not written again, with its indexes; where the row stands is. */
function onlyOf<T extends Person>(fields: Partial<T>, differing: readonly string[]): Partial<T> {
  const names = new Set([...differing, 'sheetRow']);
  const said = Object.entries(fields).filter(([name]) => names.has(name));
  return Object.fromEntries(said) as Partial<T>;
}

async function storeAdded<T extends Person>(
  manager: EntityManager,
  entity: new () => T,
  wardId: string,
  rows: readonly PlannedPerson<T>[],
  storing: Storing,
): Promise<string[]> {
  const side = sideOf(entity);
  const { now, actId } = storing;
  const bookkeeping = { isActive: true, version: 1, createdAt: now, updatedAt: now };
  const people = rows.map(
    ({ fields }) => ({ ...bookkeeping, ...fields, id: newId(), wardId }) as unknown as T,
  );
  await insert(manager, entity, people);
  const added = people.map((after): ChangedPerson => ({
    side,
    act: 'import-add',
    before: null,
    after,
    actId,
  }));
  await keepProof(manager, added, storing);
  const ids = people.map(({ id }) => id);
  await givePersonalLinks(manager, side, ids, now);
  return ids;
}

/** Who changed whom, and who agreed. */
async function keepProof(
  manager: EntityManager,
  people: readonly ChangedPerson[],
  { actor, now, consentProof }: Storing,
): Promise<void> {
  await auditPeople(manager, actor, now, people);
  const consents = people.flatMap((one) => consentOf(one, consentProof));
  await keepConsents(manager, { actor, now }, consents);
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
