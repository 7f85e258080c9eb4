import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import type { ClaimedMessage } from '../messages/due-message';
import type { JointPlace, JointPlaces } from '../messages/joint-places';
import { sessionsOfPlaces } from '../messages/session-places';
import { placesOfFirst } from '../messages/split-places';

/** What is too much for one message goes in one of its own that leaves next. */
export async function splitTooLong(
  manager: EntityManager,
  dueMessages: readonly ClaimedMessage[],
  { places }: JointPlaces,
  { zone, now }: { zone: string; now: number },
): Promise<ClaimedMessage[]> {
  const split: ClaimedMessage[] = [];
  for (const due of dueMessages) {
    const all = (places.get(due.id) ?? []).filter(({ startAt }) => startAt > now);
    // What may have gone out already is said again in the same words.
    const kept = due.state === 'ambiguous' ? all : placesOfFirst(due, all, { zone, now });
    if (kept.length === all.length) {
      split.push(due);
      continue;
    }
    await sendRestNext(
      manager,
      due,
      all.filter((one) => !kept.includes(one)),
    );
    split.push({ ...due, told: sessionsOfPlaces(kept) });
  }
  return split;
}

async function sendRestNext(
  manager: EntityManager,
  { dueAt }: ClaimedMessage,
  rest: readonly JointPlace[],
): Promise<void> {
  if (rest.length === 0) return;
  const ids = JSON.stringify(rest.map(({ reminderId }) => reminderId));
  await execute(
    manager,
    `UPDATE reminder SET joint_id = $1 WHERE id IN ${idList(manager, '$2')} AND state = 'joined'`,
    [newId(), ids],
  );
  await execute(
    manager,
    `UPDATE reminder SET state = 'planned', due_at = $1, expires_at = $2 WHERE id = $3`,
    [dueAt, Math.max(...rest.map(({ startAt }) => startAt)), rest[0].reminderId],
  );
}
