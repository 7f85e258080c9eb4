import { type EntityManager, In } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { chunksOf } from '../../../platform/database/row-set';
import type { Actor } from '../../access';
import { type Place, ProposalAct, type ProposalActKind } from '../entities/proposal-act.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { factsToStore } from '../profiles/pair-facts';
import type { MatchInput } from '../profiles/profiles';

const atOnce = 500;

/** Where these mentees stand in a proposal, in the order in which they are asked for. */
export async function placesIn(
  manager: EntityManager,
  runId: string,
  menteeIds: readonly string[],
): Promise<Place[]> {
  const found: ProposedPair[] = [];
  for (const part of chunksOf([...menteeIds], atOnce)) {
    found.push(...(await manager.findBy(ProposedPair, { runId, menteeId: In(part) })));
  }
  const pairOf = new Map(found.map((pair) => [pair.menteeId, pair]));
  return menteeIds.map((menteeId) => {
    const pair = pairOf.get(menteeId);
    return { menteeId, mentorId: pair?.mentorId ?? null, isLocked: pair?.isLocked ?? false };
  });
}

/** Puts mentees where they are to stand; whoever is no longer in the ward's lists is left out. */
export async function putPlaces(
  manager: EntityManager,
  runId: string,
  { mentors, mentees }: MatchInput,
  places: readonly Place[],
): Promise<void> {
  const mentorOf = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  const menteeOf = new Map(mentees.map((mentee) => [mentee.id, mentee]));
  const menteeIds = places.map(({ menteeId }) => menteeId);
  for (const part of chunksOf(menteeIds, atOnce)) {
    await manager.delete(ProposedPair, { runId, menteeId: In(part) });
  }
  const added = places.flatMap(({ menteeId, mentorId, isLocked }): ProposedPair[] => {
    const mentor = mentorOf.get(mentorId ?? '');
    const mentee = menteeOf.get(menteeId);
    if (!mentor || !mentee) return [];
    const facts = factsToStore(mentor, mentee);
    return [{ id: newId(), runId, mentorId: mentor.id, menteeId, ...facts, isLocked }];
  });
  await insert(manager, ProposedPair, added);
}

/** Remembers what was done, in the same write, so that one press takes it back. Null where nothing is other than before. */
export async function keepAct(
  manager: EntityManager,
  { kind: madeByKind, id: madeById }: Actor,
  madeAt: number,
  done: { runId: string; kind: ProposalActKind; before: Place[]; after: Place[] },
): Promise<ProposalAct | null> {
  const isOther = (_: Place, at: number): boolean => !isSame(done.before[at], done.after[at]);
  const [before, after] = [done.before.filter(isOther), done.after.filter(isOther)];
  if (after.length === 0) return null;
  const made = { madeAt, madeByKind, madeById, takenBackAt: null };
  const act = { ...done, before, after, id: newId(), ...made };
  await insert(manager, ProposalAct, act);
  return act;
}

export function isSame(one: Place, other: Place): boolean {
  return (
    one.menteeId === other.menteeId &&
    one.mentorId === other.mentorId &&
    one.isLocked === other.isLocked
  );
}
