import type { EntityManager } from 'typeorm';
import { ruleOf } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import {
  column,
  columns,
  flag,
  orNull,
  type RowOf,
  text,
} from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../people';
import { Session } from '../../sessions';
import { Hamlet, Venue } from '../../wards';
import { kindList } from '../entities/kind-list';
import { Reminder } from '../entities/reminder.entity';
import type { DueMessage, InvitedPerson, MessageQuestion, MessageSession } from './due-message';
import { hallFrom, isOnlyGiven, movedFrom } from './moved-from';
import { offOf } from './off-facts';
import { type SessionPlace, sessionsOfPlaces } from './session-places';
import { whomToAsk } from './whom-to-ask';

/** One of the reminders that a message tells of. */
export type JointPlace = SessionPlace & { reminderId: string; menteeId: string };

type Carrier = Pick<DueMessage, 'id' | 'jointId' | 'kind'>;

/** What messages tell that several reminders share. */
export interface JointPlaces {
  /** By the message's id: each reminder that it tells of. */
  places: Map<string, JointPlace[]>;
  /** By the message's id, in order of time: the places that stand. */
  told: Map<string, MessageSession[]>;
  /** By the message's id: who is invited by it, each of whom answers on a page of their own. */
  invited: Map<string, InvitedPerson[]>;
  /** By the message's id: the questions that go with it. */
  asked: Map<string, MessageQuestion[]>;
  /** Reminders that go with a message, of people who want none since: they are to be phoned. */
  stopped: string[];
}

const placeRow = {
  ...columns(Reminder, 'jointId', 'state', 'kind', 'facts', 'recipientKind'),
  reminderId: column(Reminder, 'id'),
  sessionId: column(Session, 'id'),
  ...columns(Session, 'mentorId', 'startAt', 'topic'),
  venueName: orNull(column(Venue, 'name')),
  menteeId: column(Mentee, 'id'),
  menteeName: column(Mentee, 'fullName'),
  hasStopped: flag,
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
};

/** Asked only for messages that are shared: one statement, and none where there are none. */
export async function jointPlaces(
  manager: EntityManager,
  dueMessages: readonly Carrier[],
): Promise<JointPlaces> {
  const carriers = dueMessages.filter(({ jointId }) => jointId !== null);
  if (carriers.length === 0)
    return {
      places: new Map(),
      told: new Map(),
      invited: new Map(),
      asked: new Map(),
      stopped: [],
    };
  const jointIds = carriers.map(({ jointId }) => jointId);
  const rows = await readPlaces(manager, jointIds);
  const isOut = ({ hasStopped, state, recipientKind }: PlaceRow) =>
    hasStopped && state === 'joined' && recipientKind === 'mentee';
  const isQuestion = ({ kind }: PlaceRow) => ruleOf(kind).goesAlong;
  const standingRows = rows.filter((row) => !isOut(row));
  const coming = await whoStillComes(manager, rows);
  const ofMessage = grouped(
    standingRows.filter((row) => !isQuestion(row)),
    ({ jointId }) => jointId ?? '',
  );
  const asked = grouped(standingRows.filter(isQuestion), ({ jointId }) => jointId ?? '');
  const isInvited = ({ kind }: PlaceRow) => ruleOf(kind).while === 'invited';
  const invited = grouped(standingRows.filter(isInvited), ({ jointId }) => jointId ?? '');
  const places = new Map(
    carriers.map(({ id, jointId }) => [id, placesOf(ofMessage.get(jointId ?? '') ?? [], coming)]),
  );
  return {
    places,
    invited: new Map(carriers.map(({ id, jointId }) => [id, invited.get(jointId ?? '') ?? []])),
    asked: new Map(
      carriers.map(({ id, jointId }) => [
        id,
        (asked.get(jointId ?? '') ?? [])
          .filter(({ reminderId }) => reminderId !== id)
          .map(questionOf),
      ]),
    ),
    told: new Map([...places].map(([id, own]) => [id, sessionsOfPlaces(own)])),
    stopped: rows.filter(isOut).map(({ reminderId }) => reminderId),
  };
}

function readPlaces(manager: EntityManager, jointIds: readonly (string | null)[]) {
  return select(manager, placeRow, standing(manager), [JSON.stringify(jointIds)]);
}

type PlaceRow = Awaited<ReturnType<typeof readPlaces>>[number];

function questionOf({ reminderId, kind, topic, menteeName, facts }: PlaceRow): MessageQuestion {
  const answerAt = typeof facts?.answerAt === 'string' ? facts.answerAt : '';
  return { reminderId, kind, topic, menteeName, answerAt };
}

/**
 * A mentee knows the way home, and somebody else's is not for them; what both news and a reminder tell of a place is
 * said once, as news. An ambassador hears who still comes to what is
 * off, and where everybody of a session is who comes to what is new.
 */
function placesOf(
  places: readonly PlaceRow[],
  coming: ReadonlyMap<string, ComingRow[]>,
): JointPlace[] {
  const named = new Set<string>();
  const once = new Set(toldOnce(places).map(({ reminderId }) => reminderId));
  return places.flatMap(({ facts, recipientKind, ...row }): JointPlace[] => {
    const { kind } = row;
    const change = {
      from: movedFrom(kind, facts),
      hallFrom: hallFrom(kind, facts),
      isGiven: isOnlyGiven(kind, facts),
    };
    const place = { ...row, home: null, ...change };
    if (recipientKind === 'mentee') return once.has(place.reminderId) ? [place] : [];
    const people = coming.get(place.sessionId) ?? [];
    if (ruleOf(row.kind).while === 'off') {
      const stillComing = people.map(({ name }) => name);
      return [{ ...place, off: { ...offOf(facts), stillComing } }];
    }
    // Everybody of a session once, however many rows tell of it.
    if (named.has(place.sessionId)) return [{ ...place, menteeName: null }];
    named.add(place.sessionId);
    return people.map(({ name, address, hamletName }) => {
      const home = place.venueName === null ? { address, hamletName } : null;
      return { ...place, menteeName: name, home };
    });
  });
}

/** Of the rows about the same place, news before reminders, and the one that carries the message first. */
function toldOnce(places: readonly PlaceRow[]): PlaceRow[] {
  const isReminder = ({ kind }: PlaceRow) => (ruleOf(kind).isNews ? 0 : 1);
  const goesAlong = ({ state }: PlaceRow) => (state === 'joined' ? 1 : 0);
  const ordered = places.toSorted(
    (a, b) => isReminder(a) - isReminder(b) || goesAlong(a) - goesAlong(b),
  );
  const ofPlaces = grouped(ordered, ({ sessionId, menteeId }) => `${sessionId} ${menteeId}`);
  return [...ofPlaces.values()].map(([first]) => first);
}

const comingRow = {
  sessionId: text,
  bookingId: text,
  name: column(Mentee, 'fullName'),
  address: column(Mentee, 'address'),
  hamletName: orNull(column(Hamlet, 'name')),
};
type ComingRow = RowOf<typeof comingRow>;

/** By session, where ambassadors are told of several. */
async function whoStillComes(
  manager: EntityManager,
  rows: readonly PlaceRow[],
): Promise<Map<string, ComingRow[]>> {
  const toMentors = rows.filter(({ recipientKind }) => recipientKind === 'mentor');
  if (toMentors.length === 0) return new Map();
  const ids = toMentors.map(({ sessionId }) => sessionId);
  return grouped(await comingTo(manager, ids), ({ sessionId }) => sessionId);
}

/** Who has a place in these sessions, by name. */
export function comingTo(
  manager: EntityManager,
  sessionIds: readonly string[],
): Promise<ComingRow[]> {
  return select(
    manager,
    comingRow,
    `SELECT b.session_id AS "sessionId", b.id AS "bookingId", e.full_name AS name, e.address AS address,
       h.name AS "hamletName"
     FROM session s JOIN booking b ON b.session_id = s.id AND b.state = 'booked'
     JOIN mentee e ON e.id = b.mentee_id AND e.is_active
     LEFT JOIN hamlet h ON h.id = e.hamlet_id
     WHERE s.id IN ${idList(manager, '$1')} AND s.state IN ('planned', 'confirmed')
     ORDER BY e.sort_name`,
    [JSON.stringify([...new Set(sessionIds)])],
  );
}

const offKinds = kindList((rule) => rule.while === 'off');
const invitedKinds = kindList((rule) => rule.while === 'invited');
/** Kinds that go along with another message, as a list of SQL. */
export const questionKinds = kindList(({ goesAlong }) => goesAlong);

/** As `decideDelivery` looks at a message about one place: it is booked at that time, or is off. */
function standing(manager: EntityManager): string {
  const asked = whomToAsk(manager);
  return `SELECT r.joint_id AS "jointId", r.id AS "reminderId", r.state AS "state",
     r.kind AS "kind", r.facts AS "facts", r.recipient_kind AS "recipientKind",
     s.id AS "sessionId", s.mentor_id AS "mentorId", r.session_start_at AS "startAt", s.topic AS "topic",
     v.name AS "venueName", e.id AS "menteeId", e.full_name AS "menteeName",
     e.messages_stopped_at IS NOT NULL AS "hasStopped",
     ${asked.name} AS "mentorName", ${asked.phone} AS "mentorPhone"
   FROM reminder r
   JOIN booking b ON b.id = r.booking_id
   JOIN session s ON s.id = r.session_id
   JOIN mentee e ON e.id = b.mentee_id
   JOIN mentor m ON m.id = s.mentor_id
   JOIN ward w ON w.id = s.ward_id
   LEFT JOIN venue v ON v.id = s.venue_id
   WHERE r.joint_id IS NOT NULL AND r.joint_id IN ${idList(manager, '$1')} AND r.state <> 'cancelled'
     AND (e.is_active OR r.recipient_kind = 'mentor') AND ((
       r.kind IN (${offKinds}) AND (b.state <> 'booked' OR b.start_at <> r.session_start_at)
     ) OR (
       r.kind IN (${questionKinds}) AND b.state IN ('booked', 'attended')
     ) OR (
       r.kind NOT IN (${offKinds}) AND r.kind NOT IN (${questionKinds})
       AND b.state = CASE WHEN r.kind IN (${invitedKinds}) THEN 'invited' ELSE 'booked' END
       AND b.start_at = r.session_start_at AND b.session_id = r.session_id
       AND s.state IN ('planned', 'confirmed')
       AND NOT EXISTS (
         SELECT 1 FROM pair x WHERE x.mentee_id = b.mentee_id AND x.mentor_id = s.mentor_id
           AND s.class_id IS NULL
           AND x.ended_at IS NOT NULL AND x.ended_at >= b.updated_at AND x.ended_at < b.start_at
           AND NOT EXISTS (SELECT 1 FROM pair y WHERE y.mentee_id = x.mentee_id
             AND y.mentor_id = x.mentor_id AND y.ended_at IS NULL))
     ))
   ORDER BY r.session_start_at, s.id, e.sort_name`;
}
