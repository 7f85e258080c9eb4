import { localDayOf, localMinuteOf } from '../time/zone';
import { DAY_MS } from '../time/durations';

/** How a day is called by whoever reads of it at `now`. */
export interface NamedDay {
  /** Day and month in the Vietnamese order, in every language: 24/11; with the year where that is not clear. */
  dayAndMonth: string;
  isToday: boolean;
  isTomorrow: boolean;
  /** ISO: 1 is Monday. */
  weekday: number;
}

/** Ten months: what is farther is taken for the same day of this year. */
const clearDays = 300;

export function namedDay(at: number, zone: string, now: number): NamedDay {
  const day = localDayOf(at, zone);
  const daysAhead = (day - localDayOf(now, zone)) / DAY_MS;
  const date = new Date(day);
  return {
    dayAndMonth: [
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      ...(Math.abs(daysAhead) > clearDays ? [date.getUTCFullYear()] : []),
    ].join('/'),
    isToday: daysAhead === 0,
    isTomorrow: daysAhead === 1,
    weekday: date.getUTCDay() || 7,
  };
}

/** "8:05", "19:30". */
export function clock(at: number, zone: string): string {
  const minute = localMinuteOf(at, zone);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** A time as people say it: six in the evening, half past two in the afternoon. */
export interface SpokenTime {
  /** 1 to 12. */
  hour: number;
  minute: number;
  part: PartOfDay;
}

/** When each part of the day ends, in hours; the last one is the night. */
const partsOfDay: [number, PartOfDay][] = [
  [11, 'morning'],
  [13, 'noon'],
  [18, 'afternoon'],
  [22, 'evening'],
  [24, 'night'],
];

export function spokenTime(at: number, zone: string): SpokenTime {
  const minute = localMinuteOf(at, zone);
  const hour = Math.floor(minute / 60);
  const [, part] = partsOfDay.find(([endsAt]) => hour < endsAt) ?? partsOfDay[4];
  return { hour: hour % 12 || 12, minute: minute % 60, part };
}
