import type { WeeklyWindow } from './weekly-window';

/** The same free time with overlapping and touching windows joined, Monday first. */
export function mergeWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const merged: WeeklyWindow[] = [];
  const inOrder = [...windows].sort(
    (one, other) => one.weekday - other.weekday || one.startMinute - other.startMinute,
  );
  for (const window of inOrder) {
    const last = merged.at(-1);
    if (last && last.weekday === window.weekday && window.startMinute <= last.endMinute) {
      last.endMinute = Math.max(last.endMinute, window.endMinute);
    } else {
      merged.push({ ...window });
    }
  }
  return merged;
}

/** What is left of merged windows outside the busy ones. */
export function subtractWindows(
  windows: readonly WeeklyWindow[],
  busy: readonly WeeklyWindow[],
): WeeklyWindow[] {
  return busy.reduce<WeeklyWindow[]>(
    (left, taken) => left.flatMap((window) => without(window, taken)),
    windows.map((window) => ({ ...window })),
  );
}

function without(window: WeeklyWindow, taken: WeeklyWindow): WeeklyWindow[] {
  const isApart =
    window.weekday !== taken.weekday ||
    taken.endMinute <= window.startMinute ||
    taken.startMinute >= window.endMinute;
  if (isApart) return [window];
  return [
    { ...window, endMinute: taken.startMinute },
    { ...window, startMinute: taken.endMinute },
  ].filter(({ startMinute, endMinute }) => startMinute < endMinute);
}
