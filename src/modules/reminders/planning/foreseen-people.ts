import type { EntityManager } from 'typeorm';
import { columns, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { Mentee, Mentor, type Person } from '../../people';
import type { BookedPlace } from '../../sessions';
import { Hamlet, Venue, Ward } from '../../wards';
import { MessageIntroduction } from '../entities/message-introduction.entity';
import { channelPauses } from '../messages/channel-pauses';
import type { AddressedMessage } from '../messages/compose-message';
import { sharesPhone } from '../messages/due-message';
import type { DeliveryRoute } from '../messages/fallback-chain';
import type { JointPlace } from '../messages/joint-places';
import { addressesOf } from '../messages/mentee-addresses';
import { messagesOf } from '../messages/split-places';
import { stoppedRoutes } from '../messages/stopped-routes';
import type { Ways } from './messages-to-come';

/** What decides how a message of these kinds reads. */
type Told = Pick<AddressedMessage, 'kind' | 'jointId' | 'facts'>;

/**
 * The people and halls of places in a statement each, and what would be written to them before any row of it stands: of a
 * place the id of its booking is its reminder's. By text message, for that costs.
 */
export async function foreseenPeople(
  manager: EntityManager,
  places: readonly BookedPlace[],
  { channels, zone, now: at }: Ways,
) {
  const all = <T extends { id: string }>(entity: new () => T, ids: (string | null)[]) =>
    byId(manager, entity, ids);
  const menteeIds = places.map(({ booking }) => booking.menteeId);
  const mentees = await all(Mentee, menteeIds);
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
  const sharing = await sharingOf(manager, [...mentees.keys()]);
  const phones = [...addresses.values(), ...mentors.values()].map(({ phone }) => phone);
  const isStopped = await stoppedRoutes(
    manager,
    phones.map((phone) => ({ phone, email: null, householdPhone: null })),
  );
  const pausedUntil = await channelPauses(manager, channels, at);
  const sessionOf = ({ session }: BookedPlace, mentee: Mentee | undefined) => ({
    startAt: session.startAt,
    topic: session.topic,
    venueName: venues.get(session.venueId ?? '')?.name ?? null,
    menteeName: mentee?.fullName ?? '',
    mentorName: mentors.get(session.mentorId)?.fullName ?? '',
    mentorPhone: mentors.get(session.mentorId)?.phone ?? null,
  });
  const told = (place: BookedPlace): JointPlace => {
    const { booking, session } = place;
    const mentee = mentees.get(booking.menteeId);
    const hamletName = hamlets.get(mentee?.hamletId ?? '')?.name ?? null;
    return {
      ...sessionOf(place, mentee),
      reminderId: booking.id,
      menteeId: booking.menteeId,
      sessionId: session.id,
      mentorId: session.mentorId,
      home: { address: mentee?.address ?? null, hamletName },
    };
  };
  const message = (
    recipientKind: 'mentee' | 'mentor',
    person: Person | undefined,
    place: BookedPlace,
    { kind, jointId, facts }: Told,
  ): AddressedMessage | null => {
    if (!person) return null;
    const { id: recipientId, fullName, phone, messageLanguage, languages } = person;
    const address = addresses.get(recipientId) ?? { phone, isOwn: true };
    return {
      ...sessionOf(place, mentees.get(place.booking.menteeId)),
      id: place.booking.id,
      chainIndex: 0,
      dueAt: 0,
      kind,
      jointId,
      facts,
      recipientKind,
      recipientId,
      recipientName: fullName,
      messageLanguage,
      languages,
      route: routeTo(address, person),
      sharesPhone: sharing.has(recipientId),
      sessionStartAt: place.session.startAt,
      wardName: wards.get(place.session.wardId)?.name ?? '',
      isFirst: !introduced.has(recipientId),
      told: [],
      learners: [],
    };
  };
  const toMentee = (id: string, place: BookedPlace, how: Told) =>
    message('mentee', mentees.get(id), place, how);
  const toMentor = (id: string, place: BookedPlace, how: Told) =>
    message('mentor', mentors.get(id), place, how);
  const placeOf = new Map(places.map((place) => [place.booking.id, place]));
  return {
    told,
    toMentee,
    toMentor,
    hasPhone: (menteeId: string) => addresses.get(menteeId)?.isOwn ?? false,
    phoneOf: (menteeId: string) => addresses.get(menteeId)?.phone ?? null,
    /** How many messages it takes to tell these places. */
    messagesOf: (sms: AddressedMessage, own: readonly JointPlace[], now: number): number => {
      const route = { ...sms.route, channel: 'zalo' as const };
      const isByZalo = sms.route.channel === 'sms' && channels.includes('zalo');
      if (!isByZalo || isStopped(route)) return 1;
      // While Zalo pauses, it goes whole as a text message.
      if ((pausedUntil('zalo') ?? -Infinity) > now && channels.includes('sms')) return 1;
      const { kind, jointId, facts, recipientKind } = sms;
      const carrier = ({ reminderId, menteeId }: JointPlace) => {
        const place = placeOf.get(reminderId);
        if (!place || recipientKind === 'mentor') return sms;
        return toMentee(menteeId, place, { kind, jointId, facts }) ?? sms;
      };
      return messagesOf({ ...sms, route }, own, carrier, { zone, now });
    },
  };
}

function routeTo(
  { phone, isOwn }: { phone: string | null; isOwn: boolean },
  { email }: Pick<Person, 'email'>,
): DeliveryRoute {
  if (phone === null)
    return { channel: 'email', address: email ?? '', whose: 'own', isStopped: false };
  const whose = isOwn ? 'own' : 'household';
  return { channel: 'sms', address: phone, whose, isStopped: false };
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

/** Of these mentees, those whose number somebody else has too. */
async function sharingOf(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await select(
    manager,
    { id: text },
    `SELECT e.id AS id FROM mentee e WHERE e.id IN ${idList(manager, '$1')} AND ${sharesPhone}`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ id }) => id));
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
