import type { LocalDate } from '../time/local-dates';

/** Who takes part, in years: from pupils of primary schools on. */
export const partakingAges = { youngest: 6, oldest: 120 } as const;

/** Whether somebody who takes part may have been born then: for lists, forms, the API and the counter alike. */
export function isBirthYear(year: number | null, today: LocalDate): boolean {
  const age = Number(today.slice(0, 4)) - (year ?? NaN);
  return age >= partakingAges.youngest && age <= partakingAges.oldest;
}
