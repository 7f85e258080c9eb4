import type { EntityManager } from 'typeorm';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { orNull, column, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { Announcement } from '../entities/announcement.entity';
import { AnnouncementPerson } from '../entities/announcement-person.entity';
import { Reminder } from '../entities/reminder.entity';
import { carriedBy } from '../rows/joint-rows';
import type { NewReminder } from '../rows/reminder-rows';
import { type ReachedPhone, uselessFrom } from './announcement-reach';

/** The messages of an announcement: one for each phone; who shares it goes along. */
export function announcementRows(
  announcement: Announcement,
  phones: readonly ReachedPhone[],
): NewReminder[] {
  const { wardId, side, text: said, dueAt, madeAt } = announcement;
  return phones.flatMap(({ people, keptBackBecause, isCalled }): NewReminder[] => {
    const rows = people.map((recipientId): NewReminder => ({
      wardId,
      bookingId: null,
      sessionId: null,
      bookingVersion: 0,
      recipientKind: side,
      recipientId,
      kind: 'announcement',
      sessionStartAt: madeAt,
      dueAt,
      expiresAt: uselessFrom(dueAt),
      facts: { text: said },
      createdAt: madeAt,
    }));
    if (keptBackBecause && !isCalled)
      return rows.map((row) => ({ ...row, state: 'held', failure: keptBackBecause }));
    const [first, ...others] = rows;
    // What no limit lets out is called from now on.
    const carrier: NewReminder = keptBackBecause
      ? { ...first, state: 'failed', failure: keptBackBecause }
      : first;
    return others.length === 0 ? [carrier] : carriedBy(carrier, others, newId());
  });
}

const toldRow = {
  personId: text,
  name: text,
  outcome: column(AnnouncementPerson, 'outcome'),
  state: orNull(column(Reminder, 'state')),
};

/** Everybody who was chosen, by name, with how far their message is; null where there is none. */
export function toldOf(
  manager: EntityManager,
  { id, madeAt }: Pick<Announcement, 'id' | 'madeAt'>,
) {
  return select(
    manager,
    toldRow,
    `SELECT p.person_id AS "personId", p.outcome AS outcome,
       COALESCE(e.full_name, m.full_name, '') AS name,
       COALESCE(CASE WHEN r.state = 'joined' THEN (
         SELECT MIN(c.state) FROM reminder c WHERE c.joint_id = r.joint_id AND c.joint_id IS NOT NULL
           AND c.state NOT IN ('joined', 'cancelled')) END, r.state) AS state
     FROM announcement_person p
     LEFT JOIN mentee e ON e.id = p.person_id LEFT JOIN mentor m ON m.id = p.person_id
     LEFT JOIN reminder r ON r.recipient_id = p.person_id AND r.kind = 'announcement'
       AND r.session_start_at = $1 AND r.booking_id IS NULL
     WHERE p.announcement_id = $2 ORDER BY COALESCE(e.sort_name, m.sort_name), p.id`,
    [madeAt, id],
  );
}

/** Cancels the messages that have not left; whether one has is settled by whoever holds its row first. Gives how many. */
export async function cancelRows(
  manager: EntityManager,
  { madeAt }: Pick<Announcement, 'madeAt'>,
  personIds: readonly string[],
): Promise<number> {
  const these = JSON.stringify(personIds);
  const ofThese = `kind = 'announcement' AND session_start_at = $1 AND booking_id IS NULL
    AND recipient_id IN ${idList(manager, '$2')}`;
  const gone = await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'taken-back'
     WHERE ${ofThese} AND (state = 'planned' OR (state = 'failed' AND called_at IS NULL))`,
    [madeAt, these],
  );
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'taken-back'
     WHERE ${ofThese} AND (state = 'held' OR (state = 'joined' AND NOT EXISTS (
       SELECT 1 FROM reminder c WHERE c.joint_id = reminder.joint_id AND c.joint_id IS NOT NULL
         AND c.state NOT IN ('joined', 'cancelled'))))`,
    [madeAt, these],
  );
  return gone;
}
