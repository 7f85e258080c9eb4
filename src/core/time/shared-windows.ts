import type { WeeklyWindow } from './weekly-window';

/** When both are free: the parts of half an hour and more that two lists of weekly windows share. */
export function sharedWindows(
  one: readonly WeeklyWindow[],
  other: readonly WeeklyWindow[],
): WeeklyWindow[] {
  return one
    .flatMap((a) =>
      other
        .filter((b) => a.weekday === b.weekday)
        .map((b) => ({
          weekday: a.weekday,
          startMinute: Math.max(a.startMinute, b.startMinute),
          endMinute: Math.min(a.endMinute, b.endMinute),
        })),
    )
    .filter(({ startMinute, endMinute }) => endMinute - startMinute >= 30)
    .sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
}
