import { datesFrom, daysBetween, type LocalDate } from '../time/local-dates';

/** What a campaign holds beside lessons and classes. */
export const pointKinds = ['mobile', 'market', 'counter', 'volunteer-saturday'] as const;
export type PointKind = (typeof pointKinds)[number];

/** A number a day is due by this minute of the day, where a campaign says no other. */
export const usualDeadlineMinute = 20 * 60;
export const mostCampaignDays = 400;

/** What one day of a campaign came to. */
export interface CampaignDayNumbers {
  on: LocalDate;
  /** Counted from the records; null of a day to come. */
  lessons: number | null;
  classes: number | null;
  walkIns: number | null;
  turns: number | null;
  /** Added by hand: turns that are in no record; null where nobody said a number, which is not 0. */
  byHand: number | null;
  note: string;
  /** `on-time`, `late`, or `missing` of a day whose deadline has passed; `ahead` of all others. */
  said: 'on-time' | 'late' | 'missing' | 'ahead';
  points: number;
}

/** All days from the first to the last. */
export function daysOf(from: LocalDate, until: LocalDate): LocalDate[] {
  return datesFrom(from, daysBetween(from, until) + 1);
}

/** Whether the number of a day was said, and in time: both are instants. */
export function saidState(
  saidAt: number | null,
  deadlineAt: number,
  now: number,
): CampaignDayNumbers['said'] {
  if (saidAt !== null) return saidAt <= deadlineAt ? 'on-time' : 'late';
  return now > deadlineAt ? 'missing' : 'ahead';
}
