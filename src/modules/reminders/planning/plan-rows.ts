import { planOfWeeks, type ReminderOffsets } from '../../../core/reminders/plan';
import { grouped } from '../../../platform/common/grouped';
import type { BookedPlace } from '../../sessions';
import type { NewReminder } from './reminder-rows';

/** When a plan was published, and how its wards want to be written to. */
export interface Publication {
  places: readonly BookedPlace[];
  now: number;
  zone: string;
  offsetsOf: (wardId: string) => ReminderOffsets;
}

/** One message to each ambassador of a published plan: their sessions of it, and who their mentees are. */
export function planRows({ places, now, zone, offsetsOf }: Publication): NewReminder[] {
  const ofMentor = grouped(places, ({ session }) => `${session.wardId} ${session.mentorId}`);
  return [...ofMentor.values()].flatMap((own) => {
    const [{ session }] = own;
    const starts = own.map((place) => place.session.startAt);
    const planned = planOfWeeks(starts, now, zone, offsetsOf(session.wardId));
    if (!planned) return [];
    return {
      wardId: session.wardId,
      bookingId: null,
      sessionId: null,
      bookingVersion: 0,
      recipientKind: 'mentor' as const,
      recipientId: session.mentorId,
      kind: planned.kind,
      sessionStartAt: now,
      dueAt: planned.dueAt,
      expiresAt: planned.expiresAt,
      facts: null,
      createdAt: now,
    };
  });
}
