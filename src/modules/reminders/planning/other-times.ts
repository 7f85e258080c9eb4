import type { EntityManager } from 'typeorm';
import { type ReminderKind, ruleOf } from '../../../core/reminders/kinds';
import { aheadOffsets, type PlannedReminder, planReminderOf } from '../../../core/reminders/plan';
import { grouped } from '../../../platform/common/grouped';
import { execute } from '../../../platform/database/execute';
import {
  codeOf,
  column,
  columns,
  number,
  orNull,
  type RowOf,
  text,
} from '../../../platform/database/result-columns';
import { chunksOf, idList, rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Booking, type RemindersChanged } from '../../sessions';
import type { WardSettings } from '../../wards';
import { kindList } from '../entities/kind-list';
import { Reminder } from '../entities/reminder.entity';
import { addressesOf } from '../messages/mentee-addresses';
import { joinRows } from '../rows/joint-rows';
import { withinLimits } from './message-limits';
import { holdPlanned } from './phone-messages';
import {
  cancelEmptyCarriers,
  insertReminders,
  type NewReminder,
  releaseJoined,
} from '../rows/reminder-rows';
import { loadWardOffsets, offsetsOf } from './ward-offsets';

/** A ward whose settings were saved in this write. */
export interface ChangedWard {
  wardId: string;
  now: number;
  zone: string;
  /** What was changed of them, as it was. */
  before: Partial<WardSettings>;
}

/** The settings that say whether a reminder is too much for a phone. */
const limitsOfPhones = ['messagesAWeek', 'messagesADay'] as const;

const aheadKinds = kindList(({ isAhead }) => isAhead);

const placeRow = columns(Booking, 'id', 'version', 'menteeId', 'sessionId', 'startAt');

/** What mentees hear, or heard, of a place as it is. */
const heardRow = {
  ...columns(Reminder, 'id', 'bookingVersion', 'dueAt', 'expiresAt', 'state'),
  bookingId: text,
  jointId: orNull(column(Reminder, 'jointId')),
  kind: codeOf<ReminderKind>(),
  waits: number,
};

type Place = RowOf<typeof placeRow>;
type Heard = RowOf<typeof heardRow>;

/**
 * Reminds mentees of their places ahead by the ward's times of now. What has left, or is leaving, is not said again;
 * what is due then as it was before is left alone.
 */
export async function remindAnew(
  manager: EntityManager,
  { wardId, now, zone, before }: ChangedWard,
): Promise<RemindersChanged> {
  const areTimes = aheadOffsets.some((name) => name in before);
  if (!areTimes && !limitsOfPhones.some((name) => name in before)) return { moved: 0, gone: 0 };
  const places = await placesAhead(manager, { wardId, now, areHeld: !areTimes });
  if (places.length === 0) return { moved: 0, gone: 0 };
  const offsets = (await loadWardOffsets(manager, [wardId])).get(wardId) ?? offsetsOf(undefined);
  const addresses = await addressesOf(manager, [...new Set(places.map((one) => one.menteeId))]);
  const heard = await heardOf(manager, places);
  const rows: NewReminder[] = [];
  const old: Heard[] = [];
  const alone: Heard[] = [];
  let gone = 0;
  for (const place of places) {
    const { id, menteeId, startAt } = place;
    const of = heard.get(id) ?? [];
    const reminders = of.filter(({ kind }) => ruleOf(kind).isAhead);
    const toldAt = of.filter((one) => !reminders.includes(one)).map(({ dueAt }) => dueAt);
    const address = addresses.get(menteeId)?.phone ?? menteeId;
    const left = reminders.find(({ waits, dueAt }) => waits === 0 || dueAt <= now);
    const bookedAt = left ? -Infinity : now;
    const wanted = planReminderOf({ startAt, bookedAt }, toldAt, zone, offsets, address).at(0);
    if (left) {
      if (wanted && !isSame(left, wanted)) gone += 1;
      continue;
    }
    const waiting = reminders.at(0);
    if (waiting && wanted && isSame(waiting, wanted) && waiting.state !== 'held') continue;
    if (waiting) old.push(waiting);
    if (waiting && wanted && isAloneFor(waiting, wanted, place)) alone.push(waiting);
    if (wanted) rows.push(rowOf(wardId, place, wanted, now));
  }
  const kept = new Set((await holdPlanned(manager, alone)).map(({ id }) => id));
  await takeBack(
    manager,
    old.filter(({ id }) => !kept.has(id)),
  );
  const limits = { zone, addresses, limitsOf: () => offsets, now, replaced: kept };
  const planned = await withinLimits(manager, joinRows(rows, addresses), limits);
  const standing = new Map(
    alone.flatMap(({ id, bookingId }) => (kept.has(id) ? [[bookingId, id] as const] : [])),
  );
  await setAnew(manager, planned, standing);
  await insertReminders(
    manager,
    planned.filter(({ bookingId }) => !standing.has(bookingId ?? '')),
  );
  return { moved: changedAmong(old, planned), gone };
}

const isSame = (one: Pick<PlannedReminder, 'kind' | 'dueAt'>, other: PlannedReminder): boolean =>
  one.kind === other.kind && one.dueAt === other.dueAt;

/** A message of its own that tells the same by another time: its row stays, so that thousands of them are quick. */
const isAloneFor = (
  { state, jointId, kind, bookingVersion }: Heard,
  wanted: PlannedReminder,
  { version }: Place,
): boolean =>
  state === 'planned' && jointId === null && kind === wanted.kind && bookingVersion === version;

/** How many places are reminded of at another time, no more, or after all; what is held back once more is no news. */
function changedAmong(old: readonly Heard[], planned: readonly NewReminder[]): number {
  const held = new Set(
    planned.flatMap(({ state, bookingId }) => (state === 'held' && bookingId) || []),
  );
  const wereHeld = old.filter(({ state, bookingId }) => state === 'held' && held.has(bookingId));
  const touched = new Set([
    ...old.map(({ bookingId }) => bookingId),
    ...planned.flatMap(({ bookingId }) => bookingId ?? []),
  ]);
  return touched.size - wereHeld.length;
}

/** Where it is other limits alone, nothing changes for those whose reminders are not held back. */
function placesAhead(
  manager: EntityManager,
  { wardId, now, areHeld }: { wardId: string; now: number; areHeld: boolean },
): Promise<Place[]> {
  const held = `AND EXISTS (SELECT 1 FROM reminder r WHERE r.booking_id = b.id AND r.state = 'held')`;
  return select(
    manager,
    placeRow,
    `SELECT b.id AS id, b.version AS version, b.mentee_id AS "menteeId", b.session_id AS "sessionId",
       b.start_at AS "startAt"
     FROM session s JOIN booking b ON b.session_id = s.id AND b.state = 'booked'
     WHERE s.ward_id = $1 AND s.start_at > $2 AND s.state IN ('planned', 'confirmed')
       ${areHeld ? held : ''}
     ORDER BY b.start_at, b.id`,
    [wardId, now],
  );
}

const placesAtOnce = 2000;

async function heardOf(
  manager: EntityManager,
  places: readonly Place[],
): Promise<Map<string, Heard[]>> {
  const rows: Heard[] = [];
  for (const chunk of chunksOf(
    places.map(({ id }) => id),
    placesAtOnce,
  )) {
    rows.push(
      ...(await select(
        manager,
        heardRow,
        `SELECT r.id AS id, r.booking_id AS "bookingId", r.joint_id AS "jointId", r.kind AS kind,
           r.booking_version AS "bookingVersion", r.due_at AS "dueAt", r.expires_at AS "expiresAt",
           r.state AS state,
           CASE WHEN r.state IN ('planned', 'held') OR (r.state = 'joined' AND EXISTS (
             SELECT 1 FROM reminder c WHERE c.joint_id = r.joint_id AND c.state = 'planned'))
           THEN 1 ELSE 0 END AS waits
         FROM reminder r JOIN booking b ON b.id = r.booking_id
         WHERE r.booking_id IN ${idList(manager, '$1')} AND r.recipient_kind = 'mentee'
           AND r.kind IN ('booked', 'moved', ${aheadKinds})
           AND r.session_start_at = b.start_at AND r.state <> 'cancelled'
         ORDER BY r.due_at, r.id`,
        [JSON.stringify(chunk)],
      )),
    );
  }
  return grouped(rows, ({ bookingId }) => bookingId);
}

/** What is planned of these places stands in the rows that they have; the caller holds them. */
async function setAnew(
  manager: EntityManager,
  planned: readonly NewReminder[],
  standing: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = planned.flatMap(
    ({ bookingId, state, jointId, failure, dueAt, expiresAt, ...row }) => {
      const id = standing.get(bookingId ?? '');
      if (id === undefined) return [];
      return {
        id,
        state: state ?? 'planned',
        joint_id: jointId ?? null,
        failure: failure ?? null,
        due_at: dueAt,
        expires_at: expiresAt,
        created_at: row.createdAt,
      };
    },
  );
  for (const chunk of chunksOf(rows, placesAtOnce)) {
    await execute(
      manager,
      `UPDATE reminder SET state = given.state, joint_id = given.joint_id, failure = given.failure,
         due_at = given.due_at, expires_at = given.expires_at, created_at = given.created_at,
         chain_index = 0, retry_at = NULL
       FROM ${rowSet(manager, anewRow, '$1')} WHERE reminder.id = given.id`,
      [JSON.stringify(chunk)],
    );
  }
}

const anewRow = {
  id: 'text',
  state: 'text',
  joint_id: 'text',
  failure: 'text',
  due_at: 'bigint',
  expires_at: 'bigint',
  created_at: 'bigint',
} as const;

/** What is claimed in this moment goes out. */
async function takeBack(manager: EntityManager, old: readonly Heard[]): Promise<void> {
  for (const chunk of chunksOf(old, placesAtOnce)) {
    await execute(
      manager,
      `UPDATE reminder SET state = 'cancelled', failure = 'other-times'
       WHERE id IN ${idList(manager, '$1')} AND state IN ('planned', 'held', 'joined')`,
      [JSON.stringify(chunk.map(({ id }) => id))],
    );
  }
  await releaseJoined(manager, [...new Set(old.flatMap(({ jointId }) => jointId ?? []))]);
  const bookingIds = [
    ...new Set(old.flatMap(({ bookingId, jointId }) => (jointId === null ? [] : bookingId))),
  ];
  for (const chunk of chunksOf(bookingIds, placesAtOnce)) {
    await cancelEmptyCarriers(manager, JSON.stringify(chunk), 'other-times');
  }
}

function rowOf(
  wardId: string,
  { id, version, menteeId, sessionId, startAt }: Place,
  { kind, dueAt, expiresAt }: PlannedReminder,
  now: number,
): NewReminder {
  return {
    wardId,
    bookingId: id,
    sessionId,
    bookingVersion: version,
    recipientKind: 'mentee',
    recipientId: menteeId,
    kind,
    sessionStartAt: startAt,
    dueAt,
    expiresAt,
    facts: null,
    createdAt: now,
  };
}
