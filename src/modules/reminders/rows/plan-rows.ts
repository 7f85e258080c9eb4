import type { EntityManager } from 'typeorm';
import { publicationTime, type ReminderOffsets } from '../../../core/reminders/plan';
import { grouped } from '../../../platform/common/grouped';
import { execute } from '../../../platform/database/execute';
import { idList } from '../../../platform/database/row-set';
import type { BookedPlace } from '../../sessions';
import type { NewReminder } from './reminder-rows';

/** When a plan was published, and how its wards want to be written to. */
export interface Publication {
  places: readonly BookedPlace[];
  now: number;
  zone: string;
  offsetsOf: (wardId: string) => ReminderOffsets;
}

/**
 * One message to each ambassador of a published plan: their sessions of it, and who their mentees are. It
 * is worth reading until the last of the sessions starts.
 */
export function planRows({ places, now, zone, offsetsOf }: Publication): NewReminder[] {
  const ofMentor = grouped(places, ({ session }) => `${session.wardId} ${session.mentorId}`);
  return [...ofMentor.values()].flatMap((own) => {
    const [{ session }] = own;
    const dueAt = timeOf(session.mentorId, own, { now, zone, offsetsOf });
    if (dueAt === null) return [];
    return {
      wardId: session.wardId,
      bookingId: null,
      sessionId: null,
      bookingVersion: 0,
      recipientKind: 'mentor' as const,
      recipientId: session.mentorId,
      kind: 'plan' as const,
      sessionStartAt: now,
      dueAt,
      expiresAt: Math.max(...own.map((place) => place.session.startAt)),
      facts: null,
      createdAt: now,
    };
  });
}

/**
 * An ambassador whom the message about an earlier plan has not reached yet hears of both by the one about this plan,
 * which is stored by now: it tells of all that they teach until its last session.
 */
export async function replaceEarlierPlans(
  manager: EntityManager,
  places: readonly BookedPlace[],
): Promise<void> {
  const mentorIds = [...new Set(places.map(({ session }) => session.mentorId))];
  // The states stand as the index of a person's messages has them.
  await execute(
    manager,
    `UPDATE reminder SET state = 'cancelled', failure = 'newer-plan'
     WHERE recipient_id IN ${idList(manager, '$1')} AND state IN ('planned', 'held', 'joined')
       AND state = 'planned' AND kind = 'plan' AND EXISTS (
         SELECT 1 FROM reminder n WHERE n.recipient_id = reminder.recipient_id AND n.kind = 'plan'
           AND n.state IN ('planned', 'held', 'joined') AND n.session_start_at > reminder.session_start_at
           AND n.expires_at >= reminder.expires_at)`,
    [JSON.stringify(mentorIds)],
  );
}

/**
 * When each place of a publication is told: all of a phone at the same time. Null where quiet hours last
 * until its first session.
 */
export function publicationTimes(
  publication: Publication,
  addressOf: (menteeId: string) => string,
): (menteeId: string) => number | null {
  const ofPhone = grouped(publication.places, ({ booking }) => addressOf(booking.menteeId));
  const times = new Map(
    [...ofPhone].map(([address, own]) => [address, timeOf(address, own, publication)]),
  );
  return (menteeId) => times.get(addressOf(menteeId)) ?? null;
}

function timeOf(
  address: string,
  own: readonly BookedPlace[],
  { now, zone, offsetsOf }: Omit<Publication, 'places'>,
): number | null {
  const firstStartAt = Math.min(...own.map(({ session }) => session.startAt));
  const offsets = offsetsOf(own[0].session.wardId);
  return publicationTime(address, { now, firstStartAt }, zone, offsets);
}
