import type { EntityManager } from 'typeorm';
import { type ReminderKind, ruleOf } from '../../../core/reminders/kinds';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { codeOf, columns, number, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { BookedPlace, MovedPlace } from '../../sessions';
import { Reminder } from '../entities/reminder.entity';
import { isTold } from '../rows/told-rows';

const outRow = {
  ...columns(Reminder, 'recipientKind', 'sessionStartAt', 'createdAt'),
  bookingId: text,
  kind: codeOf<ReminderKind>(),
};

/** What went out, or may have, about places that are again as they were once. */
export interface Heard {
  /** Whether somebody of that kind has heard of the place what was true only in between. */
  since: (place: BookedPlace, who: 'mentor' | 'mentee') => boolean;
  /** Whether the mentee was told of it before. */
  before: (place: BookedPlace) => boolean;
  /** Whether the mentee was reminded of it as it is. */
  isReminded: (place: BookedPlace) => boolean;
}

export async function heardOf(
  manager: EntityManager,
  places: readonly (BookedPlace & Partial<Pick<MovedPlace, 'before'>>)[],
  zone: string,
): Promise<Heard> {
  const again = places.filter(({ asAt }) => asAt !== undefined);
  const rows = again.length === 0 ? [] : await outOf(manager, again);
  const of = grouped(rows, ({ bookingId }) => bookingId);
  const digests = again.length === 0 ? new Set<string>() : await digestsSince(manager, again, zone);
  const ofPlace = ({ booking }: BookedPlace) => of.get(booking.id) ?? [];
  return {
    since: (place, who) =>
      (who === 'mentor' && digests.has(place.booking.id)) ||
      ofPlace(place).some(
        (row) => row.recipientKind === who && row.createdAt >= (place.asAt ?? Infinity),
      ),
    before: (place) =>
      ofPlace(place).some(
        (row) => row.recipientKind === 'mentee' && row.createdAt < (place.asAt ?? 0),
      ),
    isReminded: (place) =>
      ofPlace(place).some(
        ({ kind, sessionStartAt }) =>
          ruleOf(kind).isAhead && sessionStartAt === place.booking.startAt,
      ),
  };
}

function outOf(manager: EntityManager, places: readonly BookedPlace[]) {
  return select(
    manager,
    outRow,
    `SELECT r.booking_id AS "bookingId", r.recipient_kind AS "recipientKind", r.kind AS kind,
       r.session_start_at AS "sessionStartAt", r.created_at AS "createdAt"
     FROM reminder r WHERE r.booking_id IN ${idList(manager, '$1')} AND (${isTold('r')}
       OR (r.state = 'joined' AND EXISTS (
         SELECT 1 FROM reminder c WHERE c.joint_id = r.joint_id AND ${isTold('c')})))`,
    [JSON.stringify(places.map(({ booking }) => booking.id))],
  );
}

const digestRow = { recipientId: text, midnight: number, sentAt: number };

/** Of which places the ambassador has read in a digest since: of the day to which they had been moved. */
async function digestsSince(
  manager: EntityManager,
  places: readonly (BookedPlace & Partial<Pick<MovedPlace, 'before'>>)[],
  zone: string,
): Promise<Set<string>> {
  const rows = await select(
    manager,
    digestRow,
    `SELECT d.recipient_id AS "recipientId", d.session_start_at AS midnight, d.sent_at AS "sentAt"
     FROM reminder d WHERE d.booking_id IS NULL AND d.kind = 'digest'
       AND d.recipient_id IN ${idList(manager, '$1')} AND d.sent_at >= $2
       AND d.state IN ('sending', 'sent', 'delivered', 'ambiguous')`,
    [
      JSON.stringify([...new Set(places.map(({ session }) => session.mentorId))]),
      Math.min(...places.map(({ asAt }) => asAt ?? Infinity)),
    ],
  );
  const read = places.filter(({ session, booking, before, asAt = Infinity }) => {
    const was = before?.startAt ?? booking.startAt;
    const midnight = instantAt(localDateOf(was, zone), 0, zone);
    return rows.some(
      (row) =>
        row.recipientId === session.mentorId && row.midnight === midnight && row.sentAt >= asAt,
    );
  });
  return new Set(read.map(({ booking }) => booking.id));
}
