import type { EntityManager } from 'typeorm';
import { smsLength } from '../../../core/reminders/sms-length';
import { grouped } from '../../../platform/common/grouped';
import { columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { Mentee, Mentor, type Person } from '../../people';
import type { BookedPlace, PlanMessages } from '../../sessions';
import { Hamlet, Venue, Ward } from '../../wards';
import { MessageIntroduction } from '../entities/message-introduction.entity';
import { type AddressedMessage, composeMessage } from '../messages/compose-message';
import type { DeliveryRoute } from '../messages/fallback-chain';
import { learnersOf } from '../messages/learners-told';
import { addressesOf } from '../messages/mentee-addresses';
import { sessionsOfPlaces } from '../messages/session-places';
import { unreachedPeople } from '../messages/unreached-people';
import type { Ways } from './messages-to-come';
import type { NewReminder } from './reminder-rows';

/** What the words rest on beside the places. */
export interface Forecasting extends Ways {
  hearing: Hearing;
  now: number;
  /** As long as a personal link is: which one it will be does not change the price. */
  someLink: string;
}

/** Ids of bookings, by how their mentees hear of them once the limits are kept. */
export interface Hearing {
  /** By the message about the plan. */
  now: ReadonlySet<string>;
  /** With a reminder, or another message that comes before the session. */
  later: ReadonlySet<string>;
  /** A limit keeps it back, and nothing else is on its way to that phone. */
  held: ReadonlySet<string>;
}

/** How mentees would hear of what is planned here. */
export function hearingOf(planned: readonly NewReminder[]): Hearing {
  const carriers = new Map(
    planned.flatMap(({ state, jointId, kind }) =>
      jointId && state !== 'joined' ? [[jointId, kind] as const] : [],
    ),
  );
  const ids = (isMeant: (row: NewReminder) => boolean) =>
    new Set(
      planned.flatMap((row) =>
        row.kind === 'booked' && row.recipientKind === 'mentee' && row.bookingId && isMeant(row)
          ? [row.bookingId]
          : [],
      ),
    );
  const isNow = ({ state, jointId }: NewReminder) =>
    state === 'joined' ? carriers.get(jointId ?? '') === 'booked' : state !== 'held';
  return {
    now: ids(isNow),
    held: ids(({ state }) => state === 'held'),
    later: ids((row) => row.state !== 'held' && !isNow(row)),
  };
}

/**
 * What publishing these places would send at once: one message to each phone and to each ambassador, worded as
 * they will be, and what they cost as text messages; and how many people hear later, because the phone rang often
 * enough. Whoever has no phone, or wants no messages, is called.
 */
export async function forecastPlan(
  manager: EntityManager,
  places: readonly BookedPlace[],
  { hearing, now, zone, channels, someLink }: Forecasting,
): Promise<PlanMessages> {
  const coming = places
    .filter(({ booking, session }) => booking.state === 'booked' && session.startAt > now)
    .toSorted((a, b) => a.session.startAt - b.session.startAt);
  if (coming.length === 0) return { messages: 0, smsParts: 0, calls: 0, toldLater: 0, held: 0 };
  const known = await peopleOf(manager, coming);
  const mentorIds = [...known.mentors.keys()];
  const learners = await learnersOf(manager, mentorIds);
  const told = (own: readonly BookedPlace[]) =>
    sessionsOfPlaces(own.map((place) => known.told(place)));
  const hears = (how: ReadonlySet<string>) => coming.filter(({ booking }) => how.has(booking.id));
  const ofMessages = grouped(
    hears(hearing.now),
    ({ booking: { menteeId } }) => known.phoneOf(menteeId) ?? menteeId,
  );
  const firsts = [...ofMessages.values()].map((own) => {
    const first = own.find(({ booking }) => known.hasPhone(booking.menteeId)) ?? own[0];
    return { first, own, id: first.booking.menteeId };
  });
  const byMentor = grouped(coming, ({ session }) => session.mentorId);
  const recipients = [...firsts.map(({ id }) => id), ...byMentor.keys()];
  const unreached = await unreachedPeople(manager, recipients, channels);
  const toMentees = firsts.flatMap(({ first, own, id }): AddressedMessage[] => {
    const mentee = known.mentees.get(id);
    if (unreached.has(id) || !mentee) return [];
    const jointId = own.length > 1 ? id : null;
    const message = { ...messageTo('mentee', mentee, known.phoneOf(id)), ...known.first(first) };
    return [{ ...message, ...known.from(first, id), told: told(own), jointId }];
  });
  const toMentors = [...byMentor].flatMap(([id, own]): AddressedMessage[] => {
    const mentor = known.mentors.get(id);
    if (unreached.has(id) || !mentor) return [];
    const message = { ...messageTo('mentor', mentor, mentor.phone), ...known.first(own[0]) };
    const from = known.from(own[0], id);
    return [{ ...message, ...from, told: told(own), learners: learners.get(id) ?? [] }];
  });
  const messages = [...toMentees, ...toMentors];
  // What goes by e-mail alone costs nothing.
  const parts = messages
    .filter(({ route }) => route.channel === 'sms')
    .map(
      (message) =>
        smsLength(
          composeMessage(message, new Map([[message.recipientId, someLink]]), zone, now).plainText,
        ).parts,
    );
  const heardBy = new Set<string>();
  const newIn = (how: ReadonlySet<string>) => {
    const people = new Set(hears(how).map(({ booking }) => booking.menteeId));
    const added = [...people].filter((id) => !heardBy.has(id));
    for (const id of added) heardBy.add(id);
    return added.length;
  };
  newIn(hearing.now);
  return {
    messages: messages.length,
    smsParts: parts.reduce((sum, one) => sum + one, 0),
    calls: unreached.size,
    toldLater: newIn(hearing.later),
    held: newIn(hearing.held),
  };
}

/** Without what it tells of. */
function messageTo(recipientKind: 'mentee' | 'mentor', person: Person, phone: string | null) {
  const way = { whose: 'own', isStopped: false } as const;
  const route: DeliveryRoute =
    phone === null
      ? { ...way, channel: 'email', address: person.email ?? '' }
      : { ...way, channel: 'sms', address: phone };
  return {
    id: '',
    chainIndex: 0,
    dueAt: 0,
    kind: recipientKind === 'mentee' ? ('booked' as const) : ('plan' as const),
    recipientKind,
    recipientId: person.id,
    recipientName: person.fullName,
    route,
    messageLanguage: person.messageLanguage,
    languages: person.languages,
    sharesPhone: false,
    jointId: null,
    facts: null,
    learners: [],
  };
}

/** The people and halls of these places, in a statement each. */
async function peopleOf(manager: EntityManager, places: readonly BookedPlace[]) {
  const all = <T extends { id: string }>(entity: new () => T, ids: (string | null)[]) =>
    byId(manager, entity, ids);
  const mentees = await all(
    Mentee,
    places.map(({ booking }) => booking.menteeId),
  );
  const mentors = await all(
    Mentor,
    places.map(({ session }) => session.mentorId),
  );
  const venues = await all(
    Venue,
    places.map(({ session }) => session.venueId),
  );
  const hamlets = await all(
    Hamlet,
    [...mentees.values()].map(({ hamletId }) => hamletId),
  );
  const wards = await all(
    Ward,
    places.map(({ session }) => session.wardId),
  );
  const addresses = await addressesOf(manager, [...mentees.keys()]);
  const introduced = await introducedOf(manager, [...mentees.keys(), ...mentors.keys()]);
  const told = ({ booking, session }: BookedPlace) => {
    const mentee = mentees.get(booking.menteeId);
    return {
      sessionId: session.id,
      mentorId: session.mentorId,
      startAt: session.startAt,
      topic: session.topic,
      venueName: venues.get(session.venueId ?? '')?.name ?? null,
      home: {
        address: mentee?.address ?? null,
        hamletName: hamlets.get(mentee?.hamletId ?? '')?.name ?? null,
      },
      menteeName: mentee?.fullName ?? '',
      mentorName: mentors.get(session.mentorId)?.fullName ?? '',
      mentorPhone: mentors.get(session.mentorId)?.phone ?? null,
    };
  };
  return {
    mentees,
    mentors,
    told,
    hasPhone: (menteeId: string) => addresses.get(menteeId)?.isOwn ?? false,
    from: ({ session }: BookedPlace, recipientId: string) => ({
      wardName: wards.get(session.wardId)?.name ?? '',
      isFirst: !introduced.has(recipientId),
    }),
    phoneOf: (menteeId: string) => addresses.get(menteeId)?.phone ?? null,
    /** The same as a message about one place has it. */
    first: (place: BookedPlace) => ({ ...told(place), sessionStartAt: place.session.startAt }),
  };
}

const introducedRow = columns(MessageIntroduction, 'recipientId');

async function introducedOf(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await select(
    manager,
    introducedRow,
    `SELECT recipient_id AS "recipientId" FROM message_introduction
     WHERE recipient_id IN ${idList(manager, '$1')}`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ recipientId }) => recipientId));
}

async function byId<T extends { id: string }>(
  manager: EntityManager,
  entity: new () => T,
  ids: readonly (string | null)[],
): Promise<Map<string, T>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  const rows = await selectEntities(manager, entity, `id IN ${idList(manager, '$1')}`, [
    JSON.stringify(known),
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}
