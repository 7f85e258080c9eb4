import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { subtractWindows } from '../../../core/time/weekly-windows';

/** The parts of a week in which sessions take place, in minutes from midnight. */
export const dayParts = {
  morning: { startMinute: 8 * 60, endMinute: 11 * 60 + 30, weekdays: [6, 7] },
  afternoon: { startMinute: 14 * 60, endMinute: 17 * 60, weekdays: [6, 7] },
  evening: { startMinute: 18 * 60, endMinute: 21 * 60, weekdays: [1, 2, 3, 4, 5, 6, 7] },
} as const;

export type DayPartOption = keyof typeof dayParts;

/** One window to tick: `part` is absent for a time of the person's own. */
export interface WindowChoice {
  value: string;
  window: WeeklyWindow;
  part?: DayPartOption;
  isChosen: boolean;
}

/** Every usual part of the week, then what is left of the person's own times. */
export function windowChoices(windows: readonly WeeklyWindow[]): WindowChoice[] {
  const usual = Object.entries(dayParts).flatMap(([part, { startMinute, endMinute, weekdays }]) =>
    weekdays.map((weekday) => {
      const window = { weekday, startMinute, endMinute };
      const isChosen = windows.some((free) => covers(free, window));
      return { value: valueOf(window), window, part: part as DayPartOption, isChosen };
    }),
  );
  const chosen = usual.filter(({ isChosen }) => isChosen).map(({ window }) => window);
  const others = subtractWindows(windows, chosen).map((window) => ({
    value: valueOf(window),
    window,
    isChosen: true,
  }));
  return [...usual, ...others];
}

/** With what was ticked on an older page and is none of these choices. */
export function withTyped(choices: WindowChoice[], typed: readonly WeeklyWindow[]): WindowChoice[] {
  const known = new Set(choices.map(({ value }) => value));
  const others = typed
    .filter((window) => !known.has(valueOf(window)))
    .map((window) => ({ value: valueOf(window), window, isChosen: false }));
  return [...choices, ...others];
}

/** The windows that were ticked; anything that is no window is left out. */
export function windowsOf(values: string[]): WeeklyWindow[] {
  return values.flatMap((value) => {
    const numbers = /^([1-7])-(\d{1,4})-(\d{1,4})$/.exec(value)?.slice(1).map(Number);
    if (!numbers) return [];
    const [weekday = 1, startMinute = 0, endMinute = 0] = numbers;
    return startMinute < endMinute && endMinute <= 1440
      ? [{ weekday, startMinute, endMinute }]
      : [];
  });
}

function valueOf({ weekday, startMinute, endMinute }: WeeklyWindow): string {
  return `${weekday}-${startMinute}-${endMinute}`;
}

function covers(free: WeeklyWindow, wanted: WeeklyWindow): boolean {
  return (
    free.weekday === wanted.weekday &&
    free.startMinute <= wanted.startMinute &&
    free.endMinute >= wanted.endMinute
  );
}
