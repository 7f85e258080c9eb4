import { MINUTE_MS } from '../../core/time/durations';
import { LocalDate } from '../../core/time/local-dates';
import { localDateOf, localMinuteOf } from '../../core/time/zone';
import { dateAloud, timeAloud } from '../../core/vietnamese/dates-aloud';
import { digitsAloud, numberAloud } from '../../core/vietnamese/numbers-aloud';
import { displayPhone } from '../../core/vietnamese/phones';
import {
  type AnnouncedLine,
  type AnnouncedWalkIn,
  type HamletWeek,
  mostMinutesInLine,
} from '../facts/hamlet-week';

/**
 * The text for the hamlet's loudspeaker, one sentence a line, days, hours and numbers spelled out:
 * whoever reads it stumbles over no digit. Sessions at home are not announced. Without sessions it
 * says so.
 */
export function loudspeaker(week: HamletWeek): string {
  const { hamletName, sessions, walkIns = [], phone, dialect = 'north' } = week;
  const lines = [`Kính thưa bà con ${hamletName}.`];
  const isEmpty = sessions.length === 0 && walkIns.length === 0;
  if (isEmpty) lines.push('Tuần này chưa có buổi học kỹ năng số nào tại điểm học.');
  if (sessions.length > 0) {
    const count = numberAloud(sessions.length, dialect);
    lines.push(`Tuần này có ${count} buổi học kỹ năng số, mỗi buổi ba mươi phút, không mất tiền.`);
    lines.push(...dayLines(week));
  }
  lines.push(...walkIns.flatMap((day) => walkInLines(day, week)));
  if (!isEmpty) lines.push('Kính mời bà con đến học, nhớ mang theo điện thoại.');
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

/** Where anybody may come, and how long they wait. */
function walkInLines(
  { startAt, endAt, venueName, topicNames, seats, people, line }: AnnouncedWalkIn,
  { zone, dialect = 'north' }: HamletWeek,
): string[] {
  const number = (value: number): string => numberAloud(value, dialect);
  const time = (at: number): string => timeAloud(localMinuteOf(at, zone), dialect);
  const day = dateAloud(localDateOf(startAt, zone), dialect);
  const topics = topicNames.map(inSentence).join(', ');
  return [
    `Ngày học không cần hẹn: ${day}, từ ${time(startAt)} đến ${time(endAt)}, tại ${venueName}: học ${topics}. Ai đến cũng được, không mất tiền.`,
    `Mỗi nửa giờ học được ${number(seats)} người, cả buổi khoảng ${number(people)} người. Ai đến đầu tiên học ngay; cứ ${number(seats)} người đến trước thì chờ thêm nửa giờ. Người cao tuổi, người khuyết tật được mời trước.`,
    ...(line ? [lineNow(line, { number, time })] : []),
  ];
}

function lineNow(
  { at, waiting, minutes }: AnnouncedLine,
  { number, time }: { number: (value: number) => string; time: (at: number) => string },
): string {
  const now =
    waiting === 0
      ? `Lúc ${time(at)} không ai phải chờ`
      : `Lúc ${time(at)} có ${number(waiting)} người đang chờ`;
  if (minutes === null) return `${now}: ai đến bây giờ có thể không kịp hôm nay.`;
  if (minutes <= 0) return `${now}: ai đến bây giờ được học ngay.`;
  if (minutes <= mostMinutesInLine)
    return `${now}: ai đến bây giờ chờ khoảng ${number(minutes)} phút.`;
  return `${now}: ai đến bây giờ thì khoảng ${time(at + minutes * MINUTE_MS)} mới đến lượt.`;
}

/** "Cài đặt VNeID" as "cài đặt VNeID", but "VNeID" as it is. */
function inSentence(name: string): string {
  const startsWithWord = /^\p{Lu}(?!\p{Lu})/u.test(name);
  return startsWithWord ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
