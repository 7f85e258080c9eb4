import { addDays, weekdayOf } from '../time/local-dates';
import { localDateOf, localMinuteOf } from '../time/zone';

/** How a day is called by whoever reads of it at `now`. */
export interface NamedDay {
  /** Day and month in the Vietnamese order, in every language: 24/11. */
  dayAndMonth: string;
  isToday: boolean;
  isTomorrow: boolean;
  /** ISO: 1 is Monday. */
  weekday: number;
}

export function namedDay(at: number, zone: string, now: number): NamedDay {
  const date = localDateOf(at, zone);
  const today = localDateOf(now, zone);
  const [, month, day] = date.split('-').map(Number);
  return {
    dayAndMonth: `${day}/${month}`,
    isToday: date === today,
    isTomorrow: date === addDays(today, 1),
    weekday: weekdayOf(date),
  };
}

/** "8:05", "19:30". */
export function clock(at: number, zone: string): string {
  const minute = localMinuteOf(at, zone);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
