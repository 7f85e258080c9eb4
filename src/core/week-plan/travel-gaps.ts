import { Placement } from './mentor-week';
import { wholeMetresBetween } from './place-costs';
import { AT_HOME, WeekBoard } from './week-board';

/** A slow ride through lanes: 12 km/h. */
const METRES_A_MINUTE = 200;
const MINUTE_MS = 60_000;

interface Place {
  latitude: number;
  longitude: number;
}

/**
 * Moves sessions of one mentor's week to other half hours that suit the same mentees and have the
 * seats, until there is time to ride from each place to the next where that can be had. Who is
 * served, with whom, where and with which topic stays as it is. Joined sessions never move.
 * Seats of these placements must have been given back before.
 */
export function enforceTravelGaps(
  placements: readonly Placement[],
  board: WeekBoard,
  mentorFree: Uint8Array,
  placeOf: (placement: Placement) => Place,
): Placement[] {
  const calm = placements.map((placement) => ({ ...placement }));
  let hurries = countHurries(calm, board, placeOf);
  while (hurries > 0) {
    const better = firstBetter(calm, hurries, board, mentorFree, placeOf);
    if (better === null) break;
    hurries = better;
  }
  return calm;
}

/** Makes the first move that leaves fewer hurries and says how many; null when there is none. */
function firstBetter(
  calm: Placement[],
  hurries: number,
  board: WeekBoard,
  mentorFree: Uint8Array,
  placeOf: (placement: Placement) => Place,
): number | null {
  for (const placement of calm) {
    if (placement.joins) continue;
    const home = placement.slot;
    for (let slot = 0; slot < board.slots.length; slot += 1) {
      if (!mentorFree[slot] || slot === home || !suits(placement, slot, board)) continue;
      const other = calm.find((candidate) => candidate.slot === slot);
      if (other && (other.joins || !suits(other, home, board))) continue;
      placement.slot = slot;
      if (other) other.slot = home;
      const left = countHurries(calm, board, placeOf);
      if (left < hurries) return left;
      placement.slot = home;
      if (other) other.slot = slot;
    }
  }
  return null;
}

function suits({ mentees, venue }: Placement, slot: number, board: WeekBoard): boolean {
  if (venue !== AT_HOME && board.seatsLeft[venue][slot] < mentees.length) return false;
  return mentees.every((index) => board.menteeFree[index][slot]);
}

/** How many times the mentor would come late to the next place. */
function countHurries(
  placements: readonly Placement[],
  board: WeekBoard,
  placeOf: (placement: Placement) => Place,
): number {
  const inOrder = [...placements].sort((a, b) => a.slot - b.slot);
  let hurries = 0;
  for (let next = 1; next < inOrder.length; next += 1) {
    const [before, after] = [inOrder[next - 1], inOrder[next]];
    const pause = board.slots[after.slot].startAt - board.slots[before.slot].endAt;
    const metres = wholeMetresBetween(placeOf(before), placeOf(after));
    // A house beside the hall needs no pause.
    if (pause < (Math.max(0, metres - METRES_A_MINUTE) / METRES_A_MINUTE) * MINUTE_MS) hurries += 1;
  }
  return hurries;
}
