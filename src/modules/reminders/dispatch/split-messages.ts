import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import { isTooLong } from '../messages/compose-message';
import type { ClaimedMessage } from '../messages/due-message';
import type { JointPlace, JointPlaces } from '../messages/joint-places';
import { sessionsOfPlaces } from '../messages/session-places';

/**
 * A joint message that Zalo's templates do not bear in its shortest words tells as many people as it can, and the
 * rest goes in a message of its own that leaves next: nobody's date or number is cut off.
 */
export async function splitTooLong(
  manager: EntityManager,
  dueMessages: readonly ClaimedMessage[],
  { places }: JointPlaces,
  { zone, now }: { zone: string; now: number },
): Promise<ClaimedMessage[]> {
  const split: ClaimedMessage[] = [];
  for (const due of dueMessages) {
    const fits = (own: readonly JointPlace[]) =>
      !isTooLong({ ...due, told: sessionsOfPlaces(own) }, zone, now);
    const all = (places.get(due.id) ?? []).filter(({ startAt }) => startAt > now);
    // What may have gone out already is said again in the same words.
    const isFixed = due.route.channel !== 'zalo' || due.state === 'ambiguous';
    if (isFixed || due.jointId === null || all.length < 2 || fits(all)) {
      split.push(due);
      continue;
    }
    const kept = beginningOf(all, due.id, fits);
    await tellNext(
      manager,
      due,
      all.filter((one) => !kept.includes(one)),
    );
    split.push({ ...due, told: sessionsOfPlaces(kept) });
  }
  return split;
}

/** The carrier's own place first, person by person; where one person is too much, date by date. */
function beginningOf(
  all: readonly JointPlace[],
  carrierId: string,
  fits: (own: readonly JointPlace[]) => boolean,
): JointPlace[] {
  const isCarrier = ({ reminderId }: JointPlace) => (reminderId === carrierId ? 0 : 1);
  const ordered = all.toSorted((a, b) => isCarrier(a) - isCarrier(b));
  const kept: JointPlace[] = [];
  for (const own of grouped(ordered, ({ menteeId }) => menteeId).values()) {
    if (fits([...kept, ...own])) kept.push(...own);
  }
  const isCarried = all.every(({ reminderId }) => reminderId !== carrierId);
  if (kept.length > 0 && (isCarried || kept.some((one) => isCarrier(one) === 0))) return kept;
  const dates = ordered.slice(0, 1);
  for (const one of ordered.slice(1)) if (fits([...dates, one])) dates.push(one);
  return dates;
}

async function tellNext(
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
