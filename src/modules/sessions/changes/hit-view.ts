import type { EntityManager } from 'typeorm';
import type { HitReason } from '../../../core/changes/acts';
import { itemsOf } from './change-view';
import type { HitView } from './changes.views';
import { everybodyIn, type Hit, peopleIn, sessionIdsOf } from '../grounds/hit';

/** What a change would hit, before anything is chosen: all of it stands still. */
export async function hitView(manager: EntityManager, hit: Hit): Promise<HitView> {
  const people = await peopleIn(manager, sessionIdsOf(hit));
  const { lessons, classes, walkIns, pairs, because } = hit;
  const outcome = 'kept' as const;
  const countOf = (sessionId: string): number => people.get(sessionId)?.size ?? 0;
  const rows = [
    ...lessons.map(({ id, startAt, mentorId, venueId, topic }) => {
      const hitBy = because.get(id);
      const about = isOfTopic(hitBy) ? { topic } : {};
      const was = { startAt, mentorId, venueId, people: countOf(id), outcome, hitBy, ...about };
      return { kind: 'session' as const, subjectId: id, was };
    }),
    ...classes.map(({ groupClass, seating: { id, startAt, mentorId, venueId } }) => ({
      kind: 'class' as const,
      subjectId: groupClass.id,
      was: { startAt, mentorId, venueId, people: countOf(id), outcome },
    })),
    ...walkIns.map(({ id, startAt, venueId }) => ({
      kind: 'walk-in' as const,
      subjectId: id,
      was: { startAt, venueId, outcome },
    })),
    ...pairs.map(({ id, menteeId, mentorId }) => ({
      kind: 'pair' as const,
      subjectId: id,
      was: { menteeId, mentorId, people: 1, hitBy: because.get(id), outcome },
    })),
  ];
  const items = await itemsOf(
    manager,
    rows.map((row) => ({ ...row, id: row.subjectId, cameBack: null })),
  );
  return { items, people: await everybodyIn(manager, hit) };
}

const isOfTopic = (hitBy: HitReason | undefined): boolean =>
  hitBy === 'not-wanted' || hitBy === 'not-taught';
