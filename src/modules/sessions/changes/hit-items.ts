import type { EntityManager } from 'typeorm';
import { itemsOf } from './change-view';
import type { ChangedItem } from './changes.views';
import { type Hit, peopleIn, sessionIdsOf } from './hit';

/** What a change would hit, before anything is chosen: all of it stands still. */
export async function hitItems(manager: EntityManager, hit: Hit): Promise<ChangedItem[]> {
  const people = await peopleIn(manager, sessionIdsOf(hit));
  const { lessons, classes, walkIns } = hit;
  const outcome = 'kept' as const;
  const countOf = (sessionId: string): number => people.get(sessionId)?.size ?? 0;
  const rows = [
    ...lessons.map(({ id, startAt, mentorId, venueId }) => ({
      kind: 'session' as const,
      subjectId: id,
      was: { startAt, mentorId, venueId, people: countOf(id), outcome },
    })),
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
  ];
  return itemsOf(
    manager,
    rows.map((row) => ({ ...row, id: row.subjectId, cameBack: null })),
  );
}
