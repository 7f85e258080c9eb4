import { type DayPart, type WardHours, wardWindows } from '../../../core/slots/windows';
import { mergeWindows } from '../../../core/time/weekly-windows';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import {
  type NumberSetting,
  numberSettingEntries,
  type NumberSettingName,
  type NumberSettings,
  type WardSettings,
} from '../../../modules/wards';
import { GROUPS } from '../../../core/vietnamese/groups';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import { TOPICS } from '../../../core/vietnamese/topics';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { minutesOf } from '../../kit/forms/clock-times';
import { integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

const HOURS = ['evening', 'weekend', 'noon'].flatMap((part) => [`${part}From`, `${part}Until`]);

/** The form as settings; with no hours in it, the hours stay, and with none of its topics, the rule of families. @throws DomainError invalid-form */
export function settingsOf(body: FormBody): Partial<WardSettings> {
  const wrong: Record<string, string> = {};
  const part = (name: string): DayPart => {
    const startMinute = minutesOf(body, `${name}From`) ?? -1;
    const endMinute = minutesOf(body, `${name}Until`) ?? -1;
    const isOff = startMinute % 30 !== 0 || endMinute % 30 !== 0;
    if (isOff || startMinute < 0 || startMinute >= endMinute) wrong[`${name}From`] = 'bad-times';
    return { startMinute, endMinute };
  };
  const hours = HOURS.some((name) => textOf(body, name) !== '') ? hoursIn(body, part) : null;
  const familyTopics = chosenIn(body, 'familyTopics', TOPICS.codes);
  const settings = {
    ...numbersIn(body, wrong, ({ group }) => group !== 'weights'),
    sharesAcrossBorder: textOf(body, 'sharesAcrossBorder') === 'yes',
    requiredTrainings: chosenIn(body, 'requiredTrainings', TRAININGS.codes),
    ...(familyTopics.length > 0 ? { familyTopics } : {}),
    familyNeedsGuide: textOf(body, 'familyNeedsGuide') === 'yes',
    contactPhone: phoneIn(body, wrong),
  };
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return hours ? { ...settings, workingWindows: wardWindows(hours) } : settings;
}

type WardWeights = NumberSettings & Pick<WardSettings, 'priorityGroups'>;

/** The weights of a pairing as they were typed. @throws DomainError invalid-form */
export function weightsOf(body: FormBody): Partial<WardWeights> {
  const wrong: Record<string, string> = {};
  const weights = {
    ...numbersIn(body, wrong, ({ group }) => group === 'weights'),
    priorityGroups: chosenIn(body, 'priorityGroups', GROUPS.codes),
  };
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return weights;
}

/** The codes that were ticked, in their own order. */
function chosenIn(body: FormBody, name: string, codes: readonly string[]): string[] {
  const ticked = listOf(body, name);
  return codes.filter((code) => ticked.includes(code));
}

/** The numbers that are asked for; those that were not typed as needed are named in `wrong`. */
function numbersIn(
  body: FormBody,
  wrong: Record<string, string>,
  isAsked: (setting: NumberSetting) => boolean,
): Partial<NumberSettings> {
  const number = (name: NumberSettingName, { as, least, most }: NumberSetting): number => {
    const value = as === 'clock' ? minutesOf(body, name) : integerOf(body, name);
    const isWithin = value !== undefined && value >= least && value <= most;
    if (!isWithin) wrong[name] = as === 'clock' ? clockFault(value) : 'bad-number';
    return value ?? 0;
  };
  const asked = numberSettingEntries.filter(([, setting]) => isAsked(setting));
  const numbers = asked.map(([name, setting]) => {
    // An empty box leaves out what it is about.
    const isNone = setting.mayBeNone && textOf(body, name) === '';
    return [name, isNone ? null : number(name, setting)];
  });
  return Object.fromEntries(numbers) as Partial<NumberSettings>;
}

/** A time of the day at which nobody's phone rings is refused with the hours at which they do. */
function clockFault(value: number | undefined): string {
  return value === undefined ? 'bad-time' : 'night-time';
}

/** A number to call, of any kind: people ring it, nobody writes to it. */
function phoneIn(body: FormBody, wrong: Record<string, string>): string | null {
  const written = textOf(body, 'contactPhone');
  if (written === '') return null;
  const phone = readPhoneNumber(written);
  if (!phone) wrong.contactPhone = 'bad-contact';
  return phone?.number ?? null;
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
