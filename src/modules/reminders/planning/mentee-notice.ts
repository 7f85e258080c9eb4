import {
  type BookedTime,
  planBookingReminders,
  type PlannedReminder,
  planReminderOf,
} from '../../../core/reminders/plan';
import type { BookedPlace, MovedPlace } from '../../sessions';
import type { Heard } from './heard-since';
import type { WardOffsets } from './ward-offsets';

/** What mentees hear of a place: news and the reminder, the reminder alone, or nothing that they know already. */
export type Notice = 'booked' | 'moved' | 'reminder' | 'nothing';

export function menteeTimes(
  time: BookedTime,
  notice: Notice,
  zone: string,
  offsets: WardOffsets,
  address: string,
): PlannedReminder[] {
  if (notice === 'nothing') return [];
  if (notice === 'reminder') return planReminderOf(time, [], zone, offsets, address);
  return planBookingReminders(time, notice, zone, offsets, address);
}

/** Who knows it as it is again hears no news of it. */
export function noticeOf(
  move: MovedPlace,
  { heard, isTold }: { heard: Heard; isTold: boolean },
): Notice {
  const isKnown = isAgain(move) && !heard.since(move, 'mentee');
  if (isKnown && heard.before(move)) return heard.isReminded(move) ? 'nothing' : 'reminder';
  return isTold && !isKnown ? 'moved' : 'booked';
}

export const isAgain = ({ asAt }: BookedPlace): boolean => asAt !== undefined;
