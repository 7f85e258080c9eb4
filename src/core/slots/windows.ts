import { intersectIntervals, Interval, mergeIntervals, subtractIntervals } from '../time/intervals';
import { LocalDate, weekdayOf } from '../time/local-dates';
import { WeeklyWindow } from '../time/weekly-window';
import { mergeWindows } from '../time/weekly-windows';
import { dayClock } from '../time/zone';

/**
 * A change to the weekly windows on one day: `free` adds a time, `busy` takes one away. The whole
 * day is 0 to 1440. Where both name the same time, busy wins.
 */
export interface DateException {
  date: LocalDate;
  kind: 'free' | 'busy';
  startMinute: number;
  endMinute: number;
}

/** What a person said about their free time, in local wall time. */
export interface Availability {
  windows: readonly WeeklyWindow[];
  exceptions?: readonly DateException[];
}

/** A stretch of wall time within a day, minutes after midnight, end exclusive. */
export interface DayPart {
  startMinute: number;
  endMinute: number;
}

/** When a ward holds sessions at all. */
export interface WardHours {
  /** On every day of the week. */
  evening: DayPart;
  /** On Saturday and Sunday. */
  weekend: DayPart;
  /** Taken out of the weekend, or null. */
  noonBreak: DayPart | null;
}

/** Evenings 18:00–21:00, weekends 08:00–21:00 with a noon break 11:30–14:00. */
export const DEFAULT_WARD_HOURS: WardHours = {
  evening: { startMinute: 1080, endMinute: 1260 },
  weekend: { startMinute: 480, endMinute: 1260 },
  noonBreak: { startMinute: 690, endMinute: 840 },
};

/** The ward's hours as weekly windows. */
export function wardWindows(hours: WardHours = DEFAULT_WARD_HOURS): WeeklyWindow[] {
  const windows: WeeklyWindow[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    // A noon break that reaches into the evening still leaves the evening open.
    const parts = weekday < 6 ? [] : withoutBreak(hours.weekend, hours.noonBreak);
    for (const part of [...parts, hours.evening]) windows.push({ weekday, ...part });
  }
  return mergeWindows(windows);
}

/** One day to plan. `instantAt` takes minutes of its wall clock, 0 to 1440. */
export interface OpenDay {
  date: LocalDate;
  weekday: number;
  instantAt: (minute: number) => number;
}

/** The days to plan that are no holidays, and the ward's working hours on them. */
export interface OpenDays {
  days: readonly OpenDay[];
  hours: readonly Interval[];
}

/** The days without the holidays, in a zone, within the ward's windows. */
export function openDays(
  dates: readonly LocalDate[],
  zone: string,
  wardHours: readonly WeeklyWindow[],
  holidays: readonly LocalDate[],
): OpenDays {
  const off = new Set(holidays);
  const days = dates
    .filter((date) => !off.has(date))
    .map((date) => ({ date, weekday: weekdayOf(date), instantAt: dayClock(date, zone) }));
  return { days, hours: weeklyIntervals(days, wardHours) };
}

/**
 * When a person is free for sessions: weekly windows plus free exceptions, minus busy ones, inside
 * the ward's hours, never on a holiday. Merged intervals in epoch milliseconds.
 */
export function freeIntervals(
  { days, hours }: OpenDays,
  { windows, exceptions = [] }: Availability,
): Interval[] {
  const added: Interval[] = [];
  const taken: Interval[] = [];
  for (const { date, kind, startMinute, endMinute } of exceptions) {
    const day = days.find((one) => one.date === date);
    if (!day) continue;
    const interval = { startAt: day.instantAt(startMinute), endAt: day.instantAt(endMinute) };
    (kind === 'free' ? added : taken).push(interval);
  }
  const free = subtractIntervals([...weeklyIntervals(days, windows), ...added], taken);
  return intersectIntervals(free, hours);
}

function weeklyIntervals(days: readonly OpenDay[], windows: readonly WeeklyWindow[]): Interval[] {
  const intervals: Interval[] = [];
  for (const { weekday, instantAt } of days) {
    for (const window of windows) {
      if (window.weekday !== weekday) continue;
      const startAt = instantAt(window.startMinute);
      intervals.push({ startAt, endAt: instantAt(window.endMinute) });
    }
  }
  return mergeIntervals(intervals);
}

function withoutBreak(part: DayPart, pause: DayPart | null): DayPart[] {
  if (!pause) return [part];
  return [
    { startMinute: part.startMinute, endMinute: Math.min(part.endMinute, pause.startMinute) },
    { startMinute: Math.max(part.startMinute, pause.endMinute), endMinute: part.endMinute },
  ].filter(({ startMinute, endMinute }) => startMinute < endMinute);
}
