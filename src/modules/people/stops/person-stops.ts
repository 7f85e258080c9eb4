import type { EntityManager } from 'typeorm';
import { In, IsNull, Not } from 'typeorm';
import type { ConsentWay } from '../../../core/people/consents';
import type { Side } from '../../../core/people/fields';
import { canWait, type MenteesBecome, type StopReason } from '../../../core/people/stops';
import type { LocalDate } from '../../../core/time/local-dates';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { chunksOf } from '../../../platform/database/row-set';
import { type Actor, audit } from '../../access';
import { keepWithdrawal } from '../consents/consent-rows';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import { isErased } from '../entities/identity-key';
import type { Person } from '../entities/person.columns';
import { PersonMerge } from '../entities/person-merge.entity';
import { PersonStop } from '../entities/person-stop.entity';

/** So many rows are read in one statement. */
const AT_A_TIME = 500;

/** Who stops, in the version that was seen, why and since when. */
export interface Stopping {
  side: Side;
  id: string;
  version: number;
  reason: StopReason;
  on: LocalDate;
  menteesBecome?: MenteesBecome;
  successorId?: string | null;
  /** What one press does to others as well. */
  actId?: string | null;
  /** How consent was withdrawn. */
  way?: ConsentWay;
}

/** Without a version whoever speaks for themselves is meant, as they stand. */
export type StoppingNow = Omit<Stopping, 'version'> & Partial<Pick<Stopping, 'version'>>;

type StopSaid = Pick<Stopping, 'side' | 'id' | 'version' | 'reason' | 'on' | 'way'>;

interface Context {
  manager: EntityManager;
  actor: Actor;
  now: number;
}

/**
 * Holds the person's row until the end of the write, so that whoever books or pairs them waits for it, and
 * gives them as they stand. @throws DomainError not-found
 */
export async function lockPerson(manager: EntityManager, side: Side, id: string): Promise<Person> {
  const entity = side === 'mentor' ? Mentor : Mentee;
  await lockRows(manager, entity, [id]);
  const person = await manager.findOneBy<Person>(entity, { id });
  if (!person) throw notFound(side);
  return person;
}

/**
 * The person takes part no more from this write on. Consent that was withdrawn is no longer there.
 * @throws DomainError already-stopped, stale-version
 */
export async function stopPerson(
  { manager, actor, now }: Context,
  {
    side,
    id,
    version,
    reason,
    on,
    menteesBecome = null,
    successorId = null,
    actId = null,
    way,
  }: StoppingRow,
): Promise<PersonStop> {
  const { wardId, isActive, version: stands } = await lockPerson(manager, side, id);
  if (!isActive) throw new DomainError('already-stopped');
  const withdrawn = reason === 'consent' ? { consentOn: null } : {};
  await setPerson(
    manager,
    side,
    { id, version: version ?? stands },
    { ...withdrawn, isActive: false, updatedAt: now },
  );
  const stop: PersonStop = {
    id: newId(),
    wardId,
    side,
    personId: id,
    reason,
    isConsentWithdrawn: reason === 'consent',
    stoppedOn: on,
    menteesBecome,
    successorId,
    stoppedAt: now,
    stoppedByKind: actor.kind,
    stoppedById: actor.id,
    actId,
    endedAt: null,
  };
  await insert(manager, PersonStop, stop);
  await audit(manager, actor, now, [
    { action: `${side}.stop`, subjectId: id, wardId, facts: { reason } },
    ...(reason === 'consent'
      ? [{ action: 'consent.withdraw', subjectId: id, wardId, facts: {} }]
      : []),
  ]);
  if (reason === 'consent') {
    await keepWithdrawal(
      manager,
      { actor, now },
      { personId: id, wardId, on, way: way ?? wayOf(actor) },
    );
  }
  return stop;
}

/**
 * Whether somebody has to agree before they take part: nobody learns without consent, and what was withdrawn is not
 * given back by an earlier day, nor by a reason that was said later.
 */
export function needsConsent(
  side: Side,
  { consentOn }: Pick<Person, 'consentOn'>,
  stop: Pick<PersonStop, 'isConsentWithdrawn'> | null,
): boolean {
  return (stop?.isConsentWithdrawn ?? false) || (side === 'mentee' && consentOn === null);
}

type StoppingRow = Omit<StoppingNow, 'menteesBecome'> & { menteesBecome?: MenteesBecome | null };

/**
 * The person takes part again. @throws DomainError not-stopped, stale-version, person-merged, consent-needed where it was
 * withdrawn and not given anew, or never given by a mentee
 */
export async function bringPersonBack(
  { manager, actor, now }: Context,
  side: Side,
  { id, version }: { id: string; version: number },
  consentOn: LocalDate | null,
): Promise<PersonStop> {
  const person = await lockPerson(manager, side, id);
  if (person.isActive) throw new DomainError('not-stopped');
  if (isErased(person)) throw new DomainError('person-erased');
  const stop = await standingStop(manager, id);
  if (stop?.reason === 'merged') throw new DomainError('person-merged');
  const given = consentOn === null ? {} : { consentOn };
  if (needsConsent(side, person, stop) && consentOn === null) throw consentNeeded();
  await setPerson(manager, side, { id, version }, { ...given, isActive: true, updatedAt: now });
  if (!stop) throw new DomainError('not-stopped');
  await endStop(manager, stop, now);
  await audit(manager, actor, now, [
    { action: `${side}.return`, subjectId: id, wardId: stop.wardId },
  ]);
  return { ...stop, endedAt: now };
}

/**
 * Says anew why somebody takes part no more: whoever moved has died since, or withdraws consent as well. Consent that
 * was withdrawn once stays so. @throws DomainError not-stopped, person-merged, stale-version
 */
export async function correctStop(
  { manager, actor, now }: Context,
  { side, id, version, reason, on, way }: StopSaid,
): Promise<PersonStop> {
  const person = await lockPerson(manager, side, id);
  if (isErased(person)) throw new DomainError('person-erased');
  const stop = await standingStop(manager, id);
  if (!stop) throw new DomainError('not-stopped');
  if (stop.reason === 'merged') throw new DomainError('person-merged');
  const isWithdrawn = reason === 'consent';
  await setPerson(
    manager,
    side,
    { id, version },
    { ...(isWithdrawn ? { consentOn: null } : {}), updatedAt: now },
  );
  const menteesBecome =
    stop.menteesBecome === 'wait' && !canWait(reason) ? 'list' : stop.menteesBecome;
  const isConsentWithdrawn = isWithdrawn || stop.isConsentWithdrawn;
  const said = { reason, stoppedOn: on, menteesBecome, isConsentWithdrawn };
  await manager.update(PersonStop, { id: stop.id }, said);
  const { wardId } = stop;
  await audit(manager, actor, now, [
    { action: `${side}.stop`, subjectId: id, wardId, facts: { reason } },
    ...(isWithdrawn && stop.reason !== 'consent'
      ? [{ action: 'consent.withdraw', subjectId: id, wardId, facts: {} }]
      : []),
  ]);
  if (isWithdrawn && !stop.isConsentWithdrawn) {
    await keepWithdrawal(
      manager,
      { actor, now },
      { personId: id, wardId, on, way: way ?? wayOf(actor) },
    );
  }
  return { ...stop, ...said };
}

/** Of the records that were merged into this one and stand there, the latest first. */
export function mergedStops(manager: EntityManager, keptId: string): Promise<PersonStop[]> {
  return manager.find(PersonStop, {
    where: { successorId: keptId, reason: 'merged', endedAt: IsNull() },
    order: { stoppedAt: 'DESC', id: 'DESC' },
  });
}

/** The records that people have today: those into which theirs were merged, and their own; else theirs. */
export async function recordsToday(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const stops = await standingStops(manager, personIds);
  const next = new Map<string, string>();
  for (const { personId, reason, successorId } of stops.values()) {
    if (reason === 'merged' && successorId !== null) next.set(personId, successorId);
  }
  const later = next.size === 0 ? next : await recordsToday(manager, [...new Set(next.values())]);
  return new Map(
    personIds.map((id) => {
      const successorId = next.get(id);
      return [id, successorId === undefined ? id : (later.get(successorId) ?? successorId)];
    }),
  );
}

/** The one that keeps somebody away now. */
export function standingStop(manager: EntityManager, personId: string): Promise<PersonStop | null> {
  return manager.findOneBy(PersonStop, { personId, endedAt: IsNull() });
}

/** The same of many, by the person. */
export async function standingStops(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, PersonStop>> {
  if (personIds.length === 0) return new Map();
  const stops = await manager.findBy(PersonStop, { personId: In(personIds), endedAt: IsNull() });
  return new Map(stops.map((stop) => [stop.personId, stop]));
}

/** What keeps people of a ward away now, by the person. */
export async function stopsInWard(
  manager: EntityManager,
  side: Side,
  wardId: string,
): Promise<Map<string, PersonStop>> {
  const stops = await manager.findBy(PersonStop, { wardId, side, endedAt: IsNull() });
  return new Map(stops.map((stop) => [stop.personId, stop]));
}

/** By which lists knew the records that were given up by these stops. */
export async function mergedKeysOf(
  manager: EntityManager,
  stops: Iterable<PersonStop>,
): Promise<Set<string>> {
  const ids = [...stops].filter(({ reason }) => reason === 'merged').map(({ id }) => id);
  const keys = new Set<string>();
  for (const stopId of chunksOf(ids, AT_A_TIME)) {
    const merges = await manager.findBy(PersonMerge, { stopId: In(stopId) });
    for (const { identityKey } of merges) keys.add(identityKey);
  }
  return keys;
}

/** The last stop of each of a ward's people that was ended, by the person. */
export async function endedStops(
  manager: EntityManager,
  side: Side,
  wardId: string,
): Promise<Map<string, PersonStop>> {
  const stops = await manager.find(PersonStop, {
    where: { wardId, side, endedAt: Not(IsNull()) },
    order: { endedAt: 'ASC' },
  });
  return new Map(stops.map((stop) => [stop.personId, stop]));
}

/** @throws DomainError stale-version when they were brought back meanwhile */
export async function endStop(
  manager: EntityManager,
  { id }: PersonStop,
  now: number,
): Promise<void> {
  const standing = { id, endedAt: IsNull() };
  const { affected } = await manager.update(PersonStop, standing, { endedAt: now });
  if (affected !== 1) throw staleVersion('person');
}

/** Where nobody says how: people do so themselves on their page, staff at the counter. */
function wayOf({ kind }: Actor): ConsentWay {
  return kind === 'mentor' || kind === 'mentee' ? 'page' : 'spoken';
}

function consentNeeded(): DomainError {
  return new DomainError('consent-needed', {}, { fields: { consent: 'consent-needed' } });
}

function setPerson(
  manager: EntityManager,
  side: Side,
  seen: { id: string; version: number },
  changes: Partial<Pick<Person, 'isActive' | 'consentOn' | 'updatedAt'>>,
): Promise<unknown> {
  const entity: new () => Person = side === 'mentor' ? Mentor : Mentee;
  return compareAndSet<Person, typeof seen, typeof changes>(manager, entity, seen, changes, {
    refusal: () => staleVersion('person'),
  });
}
