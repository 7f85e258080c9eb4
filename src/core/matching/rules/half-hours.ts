import { WeeklyWindow } from '../../time/weekly-window';

/** Half-hours in a week: cell = (weekday - 1) * 48 + half-hour of the day, Monday first. */
export const HALF_HOURS_A_WEEK = 336;

/**
 * The half-hours of the week that lie wholly inside the windows, ascending.
 * Sessions start on the half-hour, so 18:15 to 19:00 holds one: 18:30. Windows that touch count as one.
 */
export function freeHalfHours(windows: readonly WeeklyWindow[]): number[] {
  const cells: number[] = [];
  for (const window of merged(windows)) {
    const first = Math.ceil(window.startMinute / 30);
    const end = Math.floor(Math.min(window.endMinute, 1440) / 30);
    for (let half = Math.max(first, 0); half < end; half++) {
      cells.push((window.weekday - 1) * 48 + half);
    }
  }
  return cells;
}

function merged(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const sorted = windows.toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
  const result: WeeklyWindow[] = [];
  for (const window of sorted) {
    const last = result.at(-1);
    if (last && last.weekday === window.weekday && window.startMinute <= last.endMinute) {
      last.endMinute = Math.max(last.endMinute, window.endMinute);
    } else {
      result.push({ ...window });
    }
  }
  return result;
}
