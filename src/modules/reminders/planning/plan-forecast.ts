import type { EntityManager } from 'typeorm';
import { smsLength } from '../../../core/reminders/sms-length';
import { grouped } from '../../../platform/common/grouped';
import type { BookedPlace, PlanMessages } from '../../sessions';
import { composeMessage } from '../messages/compose-message';
import { learnersOf } from '../messages/learners-told';
import { sessionsOfPlaces } from '../messages/session-places';
import { channelPauses, leavesBy } from '../messages/channel-pauses';
import { waysToPeople } from '../messages/unreached-people';
import { foreseenPeople } from './foreseen-people';
import type { Ways } from './messages-to-come';
import type { NewReminder } from '../rows/reminder-rows';

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
  const known = await foreseenPeople(manager, coming, { channels, zone, now });
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
  const learners = await learnersOf(manager, [...byMentor.keys()]);
  const recipients = [...firsts.map(({ id }) => id), ...byMentor.keys()];
  const waysOf = await waysToPeople(manager, recipients, channels);
  const pausedUntil = await channelPauses(manager, channels, now);
  const until = new Map([
    ...firsts.map(({ id, own }) => [id, lastOf(own)] as const),
    ...[...byMentor].map(([id, own]) => [id, lastOf(own)] as const),
  ]);
  const isCalled = (id: string): boolean => {
    const { ways = [], why = null } = waysOf.get(id) ?? {};
    const due = { dueAt: now, expiresAt: until.get(id) ?? now };
    return why !== null || leavesBy(ways, pausedUntil, due) === null;
  };
  const unreached = new Set(recipients.filter(isCalled));
  const toMentees = firsts.flatMap(({ first, own, id }) => {
    const jointId = own.length > 1 ? id : null;
    const message = known.toMentee(id, first, { kind: 'booked', jointId, facts: null });
    if (unreached.has(id) || !message) return [];
    const lessons = own.map((place) => ({ ...known.told(place), home: null }));
    const goesIn = known.messagesOf(message, lessons, now);
    return [{ message: { ...message, told: sessionsOfPlaces(lessons) }, goesIn }];
  });
  const toMentors = [...byMentor].flatMap(([id, own]) => {
    const message = known.toMentor(id, own[0], { kind: 'plan', jointId: null, facts: null });
    if (unreached.has(id) || !message) return [];
    const told = sessionsOfPlaces(own.map((place) => known.told(place)));
    return [{ message: { ...message, told, learners: learners.get(id) ?? [] }, goesIn: 1 }];
  });
  const messages = [...toMentees, ...toMentors];
  // What goes by e-mail alone costs nothing.
  const parts = messages
    .filter(({ message: { route } }) => route.channel === 'sms')
    .map(
      ({ message }) =>
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
    messages: messages.reduce((sum, { goesIn }) => sum + goesIn, 0),
    smsParts: parts.reduce((sum, one) => sum + one, 0),
    calls: unreached.size,
    toldLater: newIn(hearing.later),
    held: newIn(hearing.held),
  };
}

const lastOf = (own: readonly BookedPlace[]): number =>
  Math.max(...own.map(({ session }) => session.startAt));
