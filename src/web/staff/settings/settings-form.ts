import { type DayPart, type WardHours, wardWindows } from '../../../core/slots/windows';
import { mergeWindows } from '../../../core/time/weekly-windows';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import type { WardSettings } from '../../../modules/wards';
import { minutesOf } from '../../kit/forms/clock-times';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

const bounds = {
  minMentees: [1, 50],
  maxMentees: [1, 50],
  maxMetres: [100, 100_000],
  changeDeadlineMinutes: [0, 10_080],
  leadMinutes: [0, 1440],
  feedbackMinutes: [0, 1440],
} as const;

const HOURS = ['evening', 'weekend', 'noon'].flatMap((part) => [`${part}From`, `${part}Until`]);

/** The form as settings; with no hours in it, the hours stay. @throws DomainError invalid-form */
export function settingsOf(body: FormBody): Partial<WardSettings> {
  const wrong: Record<string, string> = {};
  const number = (name: keyof typeof bounds): number => {
    const value = integerOf(body, name);
    const [least, most] = bounds[name];
    if (value === undefined || value < least || value > most) wrong[name] = 'bad-number';
    return value ?? 0;
  };
  /** An empty box leaves the message out. */
  const orNone = <T>(name: string, read: () => T): T | null =>
    textOf(body, name) === '' ? null : read();
  const clock = (name: string): number => {
    const value = minutesOf(body, name);
    if (value === undefined || value > 1439) wrong[name] = 'bad-time';
    return value ?? 0;
  };
  const part = (name: string): DayPart => {
    const startMinute = minutesOf(body, `${name}From`) ?? -1;
    const endMinute = minutesOf(body, `${name}Until`) ?? -1;
    const isOff = startMinute % 30 !== 0 || endMinute % 30 !== 0;
    if (isOff || startMinute < 0 || startMinute >= endMinute) wrong[`${name}From`] = 'bad-times';
    return { startMinute, endMinute };
  };
  const hours = HOURS.some((name) => textOf(body, name) !== '') ? hoursIn(body, part) : null;
  const settings = {
    minMentees: number('minMentees'),
    maxMentees: number('maxMentees'),
    maxMetres: number('maxMetres'),
    sharesAcrossBorder: textOf(body, 'sharesAcrossBorder') === 'yes',
    changeDeadlineMinutes: number('changeDeadlineMinutes'),
    eveningBeforeMinute: orNone('eveningBeforeMinute', () => clock('eveningBeforeMinute')),
    leadMinutes: orNone('leadMinutes', () => number('leadMinutes')),
    feedbackMinutes: orNone('feedbackMinutes', () => number('feedbackMinutes')),
    digestMinute: orNone('digestMinute', () => clock('digestMinute')),
  };
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return hours ? { ...settings, workingWindows: wardWindows(hours) } : settings;
}

/**
 * Evenings, weekend and noon break as the windows have them; null when no such hours make these
 * windows, because they were decided day by day.
 */
export function hoursOf(windows: readonly WeeklyWindow[]): WardHours | null {
  const [evening] = windows.filter(({ weekday }) => weekday === 1);
  const saturday = windows.filter(({ weekday }) => weekday === 6);
  const first = saturday.at(0);
  const last = saturday.at(-1);
  if (!evening || !first || !last) return null;
  const hours: WardHours = {
    evening: { startMinute: evening.startMinute, endMinute: evening.endMinute },
    weekend: { startMinute: first.startMinute, endMinute: last.endMinute },
    noonBreak:
      first === last ? null : { startMinute: first.endMinute, endMinute: last.startMinute },
  };
  const isWhole = JSON.stringify(wardWindows(hours)) === JSON.stringify(mergeWindows(windows));
  return isWhole ? hours : null;
}

function hoursIn(body: FormBody, part: (name: string) => DayPart): WardHours {
  const hasNoon = textOf(body, 'noonFrom') !== '' || textOf(body, 'noonUntil') !== '';
  return {
    evening: part('evening'),
    weekend: part('weekend'),
    noonBreak: hasNoon ? part('noon') : null,
  };
}
