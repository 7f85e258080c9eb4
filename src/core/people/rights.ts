import { publicHolidays } from '../time/holidays';
import { addDays, type LocalDate, weekdayOf } from '../time/local-dates';

/** What people may ask for of what is kept of them (Law 91/2025/QH15, article 4). */
export const requestKinds = [
  'access',
  'correct',
  'restrict',
  'object',
  'withdraw',
  'erase',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** How it was asked for. */
export const requestWays = ['page', 'spoken', 'phone', 'paper'] as const;
export type RequestWay = (typeof requestWays)[number];

/** For how many days something is kept, as the notice for the board says. */
export interface KeptDays {
  messages: number;
  /** Rows of lists that were not taken. */
  rows: number;
  /** Who did what. */
  record: number;
}

/** Days within which a request is to be carried out, and working days within which it is to be answered. */
export type RightsDays = Record<RequestKind | 'answer', number>;

/**
 * Decree 356/2025/NĐ-CP: an answer within 2 working days; consent withdrawn, processing restricted or objected to within
 * 15; the others within 10 to 20.
 */
export const rightsDays: RightsDays = {
  answer: 2,
  access: 10,
  correct: 10,
  restrict: 15,
  object: 15,
  withdraw: 15,
  erase: 20,
};

/** Until when, both days included. */
export function dueDays(
  kind: RequestKind,
  askedOn: LocalDate,
  days: RightsDays,
): { answerBy: LocalDate; doneBy: LocalDate } {
  return {
    answerBy: afterWorkingDays(askedOn, days.answer),
    doneBy: addDays(askedOn, days[kind]),
  };
}

function afterWorkingDays(from: LocalDate, count: number): LocalDate {
  let date = from;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}

function isWorkingDay(date: LocalDate): boolean {
  const isOff = publicHolidays(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
  return weekdayOf(date) <= 5 && !isOff;
}
