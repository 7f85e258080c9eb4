import { clock } from '../../core/reminders/text-days';
import { MINUTE_MS } from '../../core/time/durations';
import { weekdayOf, type LocalDate } from '../../core/time/local-dates';
import { localDateOf } from '../../core/time/zone';
import { displayPhone } from '../../core/vietnamese/phones';
import { type AnnouncedWalkIn, type HamletWeek, mostMinutesInLine } from '../facts/hamlet-week';
import { dates } from './dates';

/** The text for a hamlet's loudspeaker, one sentence a line. Without sessions it says so. */
export function loudspeaker(week: HamletWeek): string {
  const { hamletName, sessions, walkIns = [], phone, zone } = week;
  const lines = [`Good day to everybody in ${hamletName}.`];
  const isEmpty = sessions.length === 0 && walkIns.length === 0;
  if (isEmpty) lines.push('There are no digital skills sessions at a venue this week.');
  if (sessions.length > 0) {
    const count = sessions.length === 1 ? 'is one session' : `are ${sessions.length} sessions`;
    lines.push(`This week there ${count} on digital skills, half an hour each and free of charge.`);
    const inOrder = [...sessions].sort((a, b) => a.startAt - b.startAt);
    for (const { startAt, venueName, topicName } of inOrder) {
      const day = dayOf(localDateOf(startAt, zone));
      lines.push(`${day} at ${clock(startAt, zone)}, ${venueName}: ${topicName}.`);
    }
  }
  for (const day of walkIns) lines.push(...walkInLines(day, zone));
  if (!isEmpty) lines.push('Please come, and bring your phone.');
  if (phone !== null) lines.push(`To join, call ${displayPhone(phone)}.`);
  lines.push('Thank you for listening.');
  return lines.join('\n');
}

/** Tuesday, 24/11 */
function dayOf(date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${dates.weekdays[weekdayOf(date) - 1]}, ${day}/${month}`;
}

function walkInLines(day: AnnouncedWalkIn, zone: string): string[] {
  const { startAt, endAt, venueName, topicNames, seats, people, line } = day;
  const when = `${dayOf(localDateOf(startAt, zone))}, ${clock(startAt, zone)} to ${clock(endAt, zone)}`;
  const lines = [
    `Without an appointment: ${when}, ${venueName}: ${topicNames.join(', ')}. Everybody is welcome, free of charge.`,
    `There is room for ${seats} each half hour, about ${people} on the whole day. Whoever comes first begins at once; for every ${seats} before you, you wait another half hour. Elderly and disabled people come first.`,
  ];
  if (!line) return lines;
  const { at, waiting, minutes } = line;
  const waitingPeople = waiting === 1 ? '1 person waits' : `${waiting} people wait`;
  const now = `At ${clock(at, zone)}, ${waiting === 0 ? 'nobody waits' : waitingPeople}`;
  const wait =
    minutes === null
      ? 'whoever comes now may not have a turn today'
      : minutes > mostMinutesInLine
        ? `the turn of whoever comes now is at about ${clock(at + minutes * MINUTE_MS, zone)}`
        : `whoever comes now waits about ${minutes} minutes`;
  return [...lines, `${now}: ${wait}.`];
}
