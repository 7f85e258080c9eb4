import type { WeeklyWindow } from './weekly-window';

/** The same windows sorted by weekday and start, with overlapping and touching ones joined. */
export function mergeWindows(windows: readonly WeeklyWindow[]): WeeklyWindow[] {
  const merged: WeeklyWindow[] = [];
  const sorted = [...windows].sort(
    (a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute,
  );
  for (const window of sorted) {
    const last = merged.at(-1);
    if (window.startMinute >= window.endMinute) continue;
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
