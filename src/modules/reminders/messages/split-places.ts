import { grouped } from '../../../platform/common/grouped';
import { type AddressedMessage, isTooLong } from './compose-message';
import type { JointPlace } from './joint-places';
import { sessionsOfPlaces } from './session-places';

/** When and where it is read. */
export interface Reading {
  zone: string;
  now: number;
}

/**
 * The places that a message tells of, of those that go with it: all of them, where Zalo's templates bear its shortest
 * words; else as many people as it can tell, and the rest goes in a message of its own. Nobody's date or number is cut off.
 */
export function placesOfFirst(
  due: AddressedMessage,
  all: readonly JointPlace[],
  { zone, now }: Reading,
): readonly JointPlace[] {
  const fits = (own: readonly JointPlace[]) =>
    !isTooLong({ ...due, told: sessionsOfPlaces(own) }, zone, now);
  const isWhole = due.route.channel !== 'zalo' || due.jointId === null || all.length < 2;
  return isWhole || fits(all) ? all : beginningOf(all, due.id, fits);
}

/** How many messages they go in; `carrier` is the message as it goes to whom a place is told. */
export function messagesOf(
  due: AddressedMessage,
  all: readonly JointPlace[],
  carrier: (place: JointPlace) => AddressedMessage | undefined,
  reading: Reading,
): number {
  const introduced = new Set<string>();
  let [next, rest, messages] = [due, all, 0];
  for (;;) {
    const kept = new Set(placesOfFirst(next, rest, reading));
    messages += 1;
    introduced.add(next.recipientId);
    rest = rest.filter((place) => !kept.has(place));
    const following = rest.length > 0 ? carrier(rest[0]) : undefined;
    if (!following) return messages;
    const isFirst = following.isFirst && !introduced.has(following.recipientId);
    const { jointId, route } = due;
    next = { ...following, id: rest[0].reminderId, asked: [], jointId, route, isFirst };
  }
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
