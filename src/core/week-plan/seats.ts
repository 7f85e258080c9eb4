import { AT_HOME } from './week-board';

/** Takes a placement's seats (`sign` 1) or gives them back (-1). Only mentees sit. */
export function takeSeats(
  seats: Int32Array[],
  { venue, slot, mentees }: { venue: number; slot: number; mentees: readonly number[] },
  sign: 1 | -1,
): void {
  if (venue !== AT_HOME) seats[venue][slot] -= sign * mentees.length;
}
