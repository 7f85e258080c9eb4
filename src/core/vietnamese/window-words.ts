import type { WeeklyWindow } from '../time/weekly-window';

const DAYS = ['', 'thứ 2', 'thứ 3', 'thứ 4', 'thứ 5', 'thứ 6', 'thứ 7', 'CN'];
const PARTS = new Map([
  ['480-690', 'morning'],
  ['690-810', 'noon'],
  ['840-1020', 'afternoon'],
  ['1080-1260', 'evening'],
] as const);
type Part = 'morning' | 'noon' | 'afternoon' | 'evening';
const NAMES: Record<Part, string> = {
  morning: 'Sáng',
  noon: 'Trưa',
  afternoon: 'Chiều',
  evening: 'Tối',
};

/** The part of the day that a window is, or its hours on the clock. */
export function partOrHours<Name>(
  { startMinute, endMinute }: WeeklyWindow,
  names: Record<Part, Name>,
): Name | string {
  const part = PARTS.get(`${startMinute}-${endMinute}` as '480-690');
  return part ? names[part] : `${clockWords(startMinute)}–${clockWords(endMinute)}`;
}

/** Weekly windows in the words of the sheets: "Tối thứ 2, Sáng CN, 18:30–20:00 thứ 3". */
export function windowWords(windows: readonly WeeklyWindow[]): string {
  return windows.map(wordsOf).join(', ');
}

/** Minutes from midnight as a clock shows them, "18:30". */
export function clockWords(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hours}:${String(minute % 60).padStart(2, '0')}`;
}

/** The day of the week as people say it, "Thứ 2" … "Chủ nhật"; `weekday` is ISO. */
export function weekdayWords(weekday: number): string {
  return weekday === 7 ? 'Chủ nhật' : `Thứ ${weekday + 1}`;
}

const wordsOf = (window: WeeklyWindow): string =>
  `${partOrHours(window, NAMES)} ${DAYS[window.weekday] ?? ''}`;
