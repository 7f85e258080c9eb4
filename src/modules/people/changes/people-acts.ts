import type { EntityManager } from 'typeorm';
import { insert } from '../../../platform/database/insert';
import type { Actor } from '../../access';
import { PeopleAct } from '../entities/people-act.entity';

/** Keeps that one press did something to many people, in its transaction. */
export async function keepAct(
  manager: EntityManager,
  actor: Actor,
  act: Pick<PeopleAct, 'id' | 'wardId' | 'kind' | 'side' | 'people' | 'reason'>,
  now: number,
): Promise<void> {
  const made = { madeAt: now, madeByKind: actor.kind, madeById: actor.id };
  await insert(manager, PeopleAct, { ...act, ...made, takenBackAt: null, outcome: null });
}
