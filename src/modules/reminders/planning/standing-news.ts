import type { EntityManager } from 'typeorm';
import { isChange } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import { columns, type RowOf, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { kindList } from '../entities/kind-list';
import { Reminder } from '../entities/reminder.entity';
import { addressesOf, type MenteeAddress } from '../messages/mentee-addresses';
import { groupOf, mayJoin } from '../rows/joint-rows';
import type { NewReminder } from '../rows/reminder-rows';
import { peopleOnPhones } from './phone-messages';
import { joinStanding } from './standing-messages';

// The states stand as the index of a person's messages has them: SQLite takes it only word for word.
const waitingRow = {
  ...columns(Reminder, 'id', 'kind', 'dueAt', 'expiresAt', 'state', 'jointId'),
  ...columns(Reminder, 'recipientId', 'recipientKind', 'facts'),
};

/** What tells of a change, and may tell of several; as a list of SQL below. */
const isNews = (row: NewReminder): boolean => isChange(row.kind) && mayJoin(row);
const newsKinds = kindList(
  ({ about, to, isJoined }) => about === 'booking' && to.includes('mentor') && isJoined,
);

type Waiting = RowOf<typeof waitingRow>;

/**
 * What changes one after the other in the same moment, or at night, is one message to each: it goes with the
 * news of that kind that the same people are still to hear.
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
  if (!rows.some(isNews)) return { joining: new Map(), others: [...rows] };
  const news = rows.filter(isNews);
  const onSamePhones = await addressesBeside(manager, news, addresses);
  const recipients = [...news.map(({ recipientId }) => recipientId), ...onSamePhones.keys()];
  const waiting = await select(
    manager,
    waitingRow,
    `SELECT id AS id, kind AS kind, due_at AS "dueAt", expires_at AS "expiresAt",
       state AS state, joint_id AS "jointId", recipient_id AS "recipientId",
       recipient_kind AS "recipientKind", facts AS facts
     FROM reminder
     WHERE recipient_id IN ${idList(manager, '$1')} AND state IN ('planned', 'held', 'joined')
       AND state = 'planned' AND kind IN (${newsKinds}) AND booking_id IS NOT NULL`,
    [JSON.stringify([...new Set(recipients)])],
  );
  // Whenever they are due: nobody hears of it later than they would have.
  const keyOf = (row: Waiting | NewReminder) =>
    groupOf(
      { ...row, dueAt: 0 },
      addresses.get(row.recipientId) ?? onSamePhones.get(row.recipientId),
    );
  const standing = new Map(waiting.map((one) => [keyOf(one), one] as const));
  const isAlong = (row: NewReminder) =>
    isNews(row) && (standing.get(keyOf(row))?.dueAt ?? Infinity) <= row.dueAt;
  const joining = new Map(
    [...grouped(rows.filter(isAlong), keyOf)].flatMap(([key, own]) => {
      const target = standing.get(key);
      return target ? [[target, own] as const] : [];
    }),
  );
  return { joining, others: rows.filter((row) => !isAlong(row)) };
}

/** Of everybody else who reads the phones of these mentees. */
async function addressesBeside(
  manager: EntityManager,
  rows: readonly NewReminder[],
  addresses: ReadonlyMap<string, MenteeAddress>,
): Promise<Map<string, MenteeAddress>> {
  const phones = rows.flatMap(({ recipientId }) => addresses.get(recipientId)?.phone ?? []);
  if (phones.length === 0) return new Map();
  const these = JSON.stringify([...new Set(phones)]);
  const people = await select(
    manager,
    { id: text },
    `SELECT p.id AS id FROM (${peopleOnPhones(manager)}) p`,
    [these, these, these],
  );
  return addressesOf(
    manager,
    people.map(({ id }) => id),
  );
}
