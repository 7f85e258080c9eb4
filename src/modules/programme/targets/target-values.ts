import type { MeasureCode } from '../../../core/vietnamese/measures';
import { isLocalDate, type LocalDate } from '../../../core/time/local-dates';
import { normaliseText } from '../../../core/vietnamese/text';
import { largestInteger } from '../../../platform/http/bounds';

export const targetYears = { first: 2024, last: 2035 } as const;
export const longestSource = 200;

/** A target as somebody sets it. */
export interface TargetValues {
  year: number;
  audience: string;
  measure: MeasureCode;
  percent: number | null;
  denominator: number | null;
  denominatorOn: string | null;
  denominatorSource: string | null;
  amount: number | null;
}

/** What is wrong with each field, by the key of its sentence; empty where it is a target. */
export function faultsIn(values: TargetValues, today: LocalDate): Record<string, string> {
  const { year, measure, audience, percent, amount, denominator, denominatorOn } = values;
  const isWhole = (value: number | null, most: number): boolean =>
    value !== null && Number.isInteger(value) && value >= 1 && value <= most;
  const source = normaliseText(values.denominatorSource ?? '');
  const wrong: Record<string, string> = {};
  if (!Number.isInteger(year) || year < targetYears.first || year > targetYears.last) {
    wrong.year = 'bad-number';
  }
  // A household is in no group of people.
  if (measure === 'families' && audience !== 'all') wrong.audience = 'families-are-all';
  if ((percent === null) === (amount === null)) wrong.percent = 'percent-or-number';
  else if (amount !== null) {
    if (!isWhole(amount, largestInteger)) wrong.amount = 'bad-number';
  } else {
    if (!isWhole(percent, 100)) wrong.percent = 'bad-percent';
    if (!isWhole(denominator, largestInteger)) wrong.denominator = 'needed-of-percent';
    if (denominatorOn === null || !isLocalDate(denominatorOn)) wrong.denominatorOn = 'bad-date';
    else if (denominatorOn > today) wrong.denominatorOn = 'bad-past-date';
    if (source === '') wrong.denominatorSource = 'needed';
  }
  if (source.length > longestSource) wrong.denominatorSource = 'too-long';
  return wrong;
}

/** What is stored: of a number no denominator. */
export function stored(values: TargetValues): TargetValues {
  const { percent, denominatorSource } = values;
  if (percent === null) {
    return { ...values, denominator: null, denominatorOn: null, denominatorSource: null };
  }
  return { ...values, denominatorSource: normaliseText(denominatorSource ?? '') };
}
