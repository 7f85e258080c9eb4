import { clock } from '../../core/reminders/text-days';
import { weekdayOf, type LocalDate } from '../../core/time/local-dates';
import { localDateOf } from '../../core/time/zone';
import { displayPhone } from '../../core/vietnamese/phones';
import type { HamletWeek } from '../facts/hamlet-week';
import { dates } from './dates';

/** The text for a hamlet's loudspeaker, one sentence a line. Without sessions it says so. */
export function loudspeaker({ hamletName, sessions, phone, zone }: HamletWeek): string {
  const lines = [`Good day to everybody in ${hamletName}.`];
  if (sessions.length === 0) {
    lines.push('There are no digital skills sessions at a venue this week.');
  } else {
    const count = sessions.length === 1 ? 'is one session' : `are ${sessions.length} sessions`;
    lines.push(`This week there ${count} on digital skills, half an hour each and free of charge.`);
    const inOrder = [...sessions].sort((a, b) => a.startAt - b.startAt);
    for (const { startAt, venueName, topicName } of inOrder) {
      const day = dayOf(localDateOf(startAt, zone));
      lines.push(`${day} at ${clock(startAt, zone)}, ${venueName}: ${topicName}.`);
    }
    lines.push('Please come, and bring your phone.');
  }
  if (phone !== null) lines.push(`To join, call ${displayPhone(phone)}.`);
  lines.push('Thank you for listening.');
  return lines.join('\n');
}

/** Tuesday, 24/11 */
function dayOf(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${dates.weekdays[weekdayOf(date) - 1]}, ${day}/${month}`;
}
