import type { EntityManager } from 'typeorm';
import type { ConsentWay } from '../../../core/people/consents';
import type { LocalDate } from '../../../core/time/local-dates';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import type { Actor } from '../../access';
import { Consent } from '../entities/consent.entity';
import { ConsentWording } from '../entities/consent-wording.entity';

/** That somebody agreed, or agrees no more: since when, how, and what proves it. */
export interface SaidConsent {
  personId: string;
  wardId: string;
  on: LocalDate;
  way: ConsentWay;
  proof?: string;
}

/** Who says so, and when. */
interface Saying {
  actor: Actor;
  now: number;
}

/** Keeps that people agreed to the wording that is asked today; whoever saw another one names its version. */
export async function keepConsents(
  manager: EntityManager,
  saying: Saying,
  given: readonly (SaidConsent & { wordingVersion?: number })[],
): Promise<void> {
  if (given.length === 0) return;
  const { version } = await currentWording(manager);
  const rows = given.map(({ wordingVersion = version, ...said }) => ({
    ...rowOf(said, saying),
    kind: 'given' as const,
    wordingVersion: Math.min(wordingVersion, version),
  }));
  await insert(manager, Consent, rows);
}

/** Keeps that somebody agrees no more. */
export async function keepWithdrawal(
  manager: EntityManager,
  saying: Saying,
  said: SaidConsent,
): Promise<void> {
  const row = { ...rowOf(said, saying), kind: 'withdrawn' as const, wordingVersion: null };
  await insert(manager, Consent, [row]);
}

/** What is asked today. */
export async function currentWording(manager: EntityManager): Promise<ConsentWording> {
  const [wording] = await manager.find(ConsentWording, { order: { version: 'DESC' }, take: 1 });
  return wording;
}

function rowOf(
  { personId, wardId, on, way, proof = '' }: SaidConsent,
  { actor, now }: Saying,
): Omit<Consent, 'kind' | 'wordingVersion'> {
  return {
    id: newId(),
    personId,
    wardId,
    givenOn: on,
    way,
    proof: proof.trim(),
    takenByKind: actor.kind,
    takenById: actor.id,
    createdAt: now,
  };
}
