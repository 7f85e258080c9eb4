import { LocalDate, weekdayOf } from '../time/local-dates';
import { SpokenDialect, numberAloud } from './numbers-aloud';

const WEEKDAYS = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'];

/** Minutes after midnight as spoken: 1170 "mười chín giờ ba mươi", 1080 "mười tám giờ". */
export function timeAloud(minuteOfDay: number, dialect: SpokenDialect = 'north'): string {
  const hour = numberAloud(Math.floor(minuteOfDay / 60), dialect);
  const minute = minuteOfDay % 60;
  if (minute === 0) return `${hour} giờ`;
  // "Mười chín giờ năm" could be heard as "mười chín, giờ năm".
  if (minute < 10) return `${hour} giờ ${numberAloud(minute, dialect)} phút`;
  return `${hour} giờ ${numberAloud(minute, dialect)}`;
}

/** "thứ ba, ngày hai mươi bốn tháng mười một"; the first ten days are "mùng", April "tháng tư". */
export function dateAloud(date: LocalDate, dialect: SpokenDialect = 'north'): string {
  const weekday = WEEKDAYS[weekdayOf(date) - 1];
  const [, month, day] = date.split('-').map(Number);
  const spokenDay = day <= 10 ? `mùng ${numberAloud(day)}` : numberAloud(day, dialect);
  const spokenMonth = month === 4 ? 'tư' : numberAloud(month);
  return `${weekday}, ngày ${spokenDay} tháng ${spokenMonth}`;
}
