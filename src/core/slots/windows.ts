import { intersectIntervals, Interval, mergeIntervals, subtractIntervals } from '../time/intervals';
import { LocalDate, weekdayOf } from '../time/local-dates';
import { WeeklyWindow } from '../time/weekly-window';
import { instantAt } from '../time/zone';

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

/** The same windows sorted by weekday and start, with overlapping and touching ones joined. */
export function mergeWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const merged: WeeklyWindow[] = [];
  const sorted = [...windows].sort(
    (a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute,
  );
  for (const { weekday, startMinute, endMinute } of sorted) {
    const last = merged.at(-1);
    if (startMinute >= endMinute) continue;
    if (last && last.weekday === weekday && startMinute <= last.endMinute) {
      last.endMinute = Math.max(last.endMinute, endMinute);
    } else {
      merged.push({ weekday, startMinute, endMinute });
    }
  }
  return merged;
}

/**
 * The days to plan, with the ward's hours on them. `instantAt` may remember what it converted: a
 * plan asks for the same few wall times thousands of times.
 */
export interface OpenDays {
  dates: readonly LocalDate[];
  instantAt: (date: LocalDate, minute: number) => number;
  /** The ward's working hours on those days that are no holidays. */
  open: readonly Interval[];
}

/** The days without holidays, in a zone, within the ward's windows. */
export function openDays(
  dates: readonly LocalDate[],
  zone: string,
  wardHours: readonly WeeklyWindow[],
  holidays: readonly LocalDate[],
): OpenDays {
  const off = new Set(holidays);
  const known = new Map<string, number>();
  const remembered = (date: LocalDate, minute: number): number => {
    const key = `${date} ${minute}`;
    let at = known.get(key);
    if (at === undefined) known.set(key, (at = instantAt(date, minute, zone)));
    return at;
  };
  const working = dates.filter((date) => !off.has(date));
  const open = weeklyIntervals(working, remembered, wardHours);
  return { dates: working, instantAt: remembered, open };
}

/**
 * When a person is free for sessions: weekly windows plus free exceptions, minus busy ones, inside
 * the ward's hours, never on a holiday. Merged intervals in epoch milliseconds.
 */
export function freeIntervals(
  days: OpenDays,
  { windows, exceptions = [] }: Availability,
): Interval[] {
  const on = new Set(days.dates);
  const toInterval = ({ date, startMinute, endMinute }: DateException): Interval => ({
    startAt: days.instantAt(date, startMinute),
    endAt: days.instantAt(date, endMinute),
  });
  const dated = exceptions.filter(({ date }) => on.has(date));
  const added = dated.filter(({ kind }) => kind === 'free').map(toInterval);
  const taken = dated.filter(({ kind }) => kind === 'busy').map(toInterval);
  const weekly = weeklyIntervals(days.dates, days.instantAt, windows);
  const free = subtractIntervals(mergeIntervals([...weekly, ...added]), taken);
  return intersectIntervals(free, days.open);
}

function weeklyIntervals(
  dates: readonly LocalDate[],
  at: (date: LocalDate, minute: number) => number,
  windows: readonly WeeklyWindow[],
): Interval[] {
  const intervals: Interval[] = [];
  for (const date of dates) {
    const weekday = weekdayOf(date);
    for (const window of windows) {
      if (window.weekday !== weekday) continue;
      intervals.push({
        startAt: at(date, window.startMinute),
        endAt: at(date, window.endMinute),
      });
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
