import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import type { BookedPlace, MessagesToCome } from '../../sessions';
import { comingTo, type JointPlace } from '../messages/joint-places';
import { offOf } from '../messages/off-facts';
import { foreseenPeople } from './foreseen-people';
import { messagesToCome, type Ways } from './messages-to-come';
import type { NewReminder } from '../rows/reminder-rows';

/** What these rows would be, of places that are to be called off; neither is stored. Reads only. */
export async function foreseenOff(
  manager: EntityManager,
  rows: readonly NewReminder[],
  places: readonly BookedPlace[],
  ways: Ways,
): Promise<MessagesToCome> {
  const carriers = rows
    .filter(({ state }) => state !== 'joined')
    .map((row, nth) => ({ ...row, id: `${nth}`, jointId: null, state: 'planned' as const }));
  const sent = await messagesToCome(manager, carriers, ways);
  const ofMessages = grouped(
    rows.filter(({ jointId }) => Boolean(jointId)),
    ({ jointId }) => jointId ?? '',
  );
  if (sent.messages === 0 || ofMessages.size === 0) return sent;
  const known = await foreseenPeople(manager, places, ways);
  const placeOf = new Map(places.map((place) => [place.booking.id, place]));
  const falling = new Set(placeOf.keys());
  const coming = grouped(
    (
      await comingTo(
        manager,
        places.map(({ session }) => session.id),
      )
    ).filter(({ bookingId }) => !falling.has(bookingId)),
    ({ sessionId }) => sessionId,
  );
  const told = (row: NewReminder): JointPlace[] => {
    const place = placeOf.get(row.bookingId ?? '');
    if (!place) return [];
    const said = { ...known.told(place), home: null };
    if (row.recipientKind === 'mentee') return [said];
    const stillComing = (coming.get(place.session.id) ?? []).map(({ name }) => name);
    return [{ ...said, off: { ...offOf(row.facts), stillComing } }];
  };
  const more = [...ofMessages].map(([jointId, own]) => {
    const carrier = own.find(({ state }) => state !== 'joined');
    const place = placeOf.get(carrier?.bookingId ?? '');
    if (!carrier || !place) return 0;
    const { kind, facts, recipientKind, recipientId, dueAt } = carrier;
    const how = { kind, facts, jointId };
    const to = recipientKind === 'mentee' ? known.toMentee : known.toMentor;
    const message = to(recipientId, place, how);
    const ordered = own.toSorted((a, b) => a.sessionStartAt - b.sessionStartAt);
    return message ? known.messagesOf(message, ordered.flatMap(told), dueAt) - 1 : 0;
  });
  return { ...sent, messages: more.reduce((sum, one) => sum + one, sent.messages) };
}
