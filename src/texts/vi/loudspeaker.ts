import { LocalDate } from '../../core/time/local-dates';
import { localDateOf, localMinuteOf } from '../../core/time/zone';
import { dateAloud, timeAloud } from '../../core/vietnamese/dates-aloud';
import { digitsAloud, numberAloud } from '../../core/vietnamese/numbers-aloud';
import { displayPhone } from '../../core/vietnamese/phones';
import type { HamletWeek } from '../facts/hamlet-week';

/**
 * The text for the hamlet's loudspeaker, one sentence a line, days, hours and numbers spelled out:
 * whoever reads it stumbles over no digit. Sessions at home are not announced. Without sessions it
 * says so.
 */
export function loudspeaker(week: HamletWeek): string {
  const { hamletName, sessions, phone, dialect = 'north' } = week;
  const lines = [`Kính thưa bà con ${hamletName}.`];
  if (sessions.length === 0) {
    lines.push('Tuần này chưa có buổi học kỹ năng số nào tại điểm học.');
  } else {
    const count = numberAloud(sessions.length, dialect);
    lines.push(`Tuần này có ${count} buổi học kỹ năng số, mỗi buổi ba mươi phút, không mất tiền.`);
    lines.push(...dayLines(week));
    lines.push('Kính mời bà con đến học, nhớ mang theo điện thoại.');
  }
  if (phone !== null) {
    lines.push(`Bà con muốn học xin gọi số: ${digitsAloud(displayPhone(phone))}.`);
  }
  lines.push('Xin cảm ơn bà con đã lắng nghe.');
  return lines.join('\n');
}

/** One line for each day and place, its sessions in order of time. */
function dayLines({ sessions, zone, dialect = 'north' }: HamletWeek): string[] {
  const groups = new Map<string, { date: LocalDate; venueName: string; times: string[] }>();
  const inOrder = [...sessions].sort((a, b) => a.startAt - b.startAt);
  for (const { startAt, venueName, topicName } of inOrder) {
    const date = localDateOf(startAt, zone);
    const key = `${date} ${venueName}`;
    const group = groups.get(key) ?? { date, venueName, times: [] };
    group.times.push(
      `${timeAloud(localMinuteOf(startAt, zone), dialect)}, học ${inSentence(topicName)}`,
    );
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ date, venueName, times }) =>
      `${capital(dateAloud(date, dialect))}, tại ${venueName}: ${[...new Set(times)].join('; ')}.`,
  );
}

/** "Cài đặt VNeID" as "cài đặt VNeID", but "VNeID" as it is. */
function inSentence(name: string): string {
  const startsWithWord = /^\p{Lu}(?!\p{Lu})/u.test(name);
  return startsWithWord ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
