import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { columns, type RowOf } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Reminder } from '../entities/reminder.entity';
import type { MenteeAddress } from '../messages/mentee-addresses';
import { groupOf } from './joint-rows';
import type { NewReminder } from './reminder-rows';
import { joinStanding } from './standing-messages';

// The states stand as the index of a person's messages has them: SQLite takes it only word for word.
const waitingRow = {
  ...columns(Reminder, 'id', 'kind', 'dueAt', 'expiresAt', 'state', 'jointId'),
  ...columns(Reminder, 'recipientId', 'recipientKind', 'facts'),
};

type Waiting = RowOf<typeof waitingRow>;

/**
 * What is called off one after the other in the same moment, or at night, is one message to each: it goes with
 * what the same people are still to hear that something is off.
 */
export async function joinedToStanding(
  manager: EntityManager,
  rows: readonly NewReminder[],
  addresses: ReadonlyMap<string, MenteeAddress>,
): Promise<{ along: NewReminder[]; others: NewReminder[] }> {
  const { joining, others } = await besidesStanding(manager, rows, addresses);
  return { along: await joinStanding(manager, joining), others };
}

/** The same before anything is written: the rows that go with a message that stands, and those that do not. */
export async function besidesStanding(
  manager: EntityManager,
  rows: readonly NewReminder[],
  addresses: ReadonlyMap<string, MenteeAddress>,
): Promise<{ joining: Map<Waiting, NewReminder[]>; others: NewReminder[] }> {
  if (rows.length === 0) return { joining: new Map(), others: [] };
  const recipients = [...new Set(rows.map(({ recipientId }) => recipientId))];
  const waiting = await select(
    manager,
    waitingRow,
    `SELECT id AS id, kind AS kind, due_at AS "dueAt", expires_at AS "expiresAt",
       state AS state, joint_id AS "jointId", recipient_id AS "recipientId",
       recipient_kind AS "recipientKind", facts AS facts
     FROM reminder
     WHERE recipient_id IN ${idList(manager, '$1')} AND state IN ('planned', 'held', 'joined')
       AND state = 'planned' AND kind = 'cancelled' AND booking_id IS NOT NULL`,
    [JSON.stringify(recipients)],
  );
  // Whenever they are due: nobody hears of it later than they would have.
  const keyOf = (row: Waiting | NewReminder) =>
    groupOf({ ...row, dueAt: 0 }, addresses.get(row.recipientId));
  const standing = new Map(waiting.map((one) => [keyOf(one), one] as const));
  const isAlong = (row: NewReminder) => (standing.get(keyOf(row))?.dueAt ?? Infinity) <= row.dueAt;
  const joining = new Map(
    [...grouped(rows.filter(isAlong), keyOf)].flatMap(([key, own]) => {
      const target = standing.get(key);
      return target ? [[target, own] as const] : [];
    }),
  );
  return { joining, others: rows.filter((row) => !isAlong(row)) };
}
