import { addDays } from '../../../core/time/local-dates';
import { instantAt } from '../../../core/time/zone';

/** Seven days from a date. */
export interface WeekDays {
  from: string;
  to: string;
  /** Epoch milliseconds, half-open. */
  fromAt: number;
  toAt: number;
}

export function weekFrom(from: string, zone: string): WeekDays {
  return {
    from,
    to: addDays(from, 6),
    fromAt: instantAt(from, 0, zone),
    toAt: instantAt(addDays(from, 7), 0, zone),
  };
}
