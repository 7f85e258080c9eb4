import type { Place } from '../places/distance';
import { wholeMetresBetween } from './place-costs';

/** Who is to go to a hall. */
interface Walker extends Place {
  /** Is only ever taught at home. */
  atHome?: boolean;
  /** Cannot climb steps. */
  needsStepFree?: boolean;
  /** Of their programme; absent is any. */
  venueIds?: readonly string[];
}

interface Hall extends Place {
  id: string;
  seats: number;
  isStepFree?: boolean;
}

/** Whether somebody can come to this hall and get in, and their programme is there. */
export function canEnter(
  { atHome = false, needsStepFree = false, venueIds }: Walker,
  { id, isStepFree }: Pick<Hall, 'id' | 'isStepFree'>,
): boolean {
  if (venueIds && !venueIds.includes(id)) return false;
  return !atHome && (!needsStepFree || isStepFree === true);
}

/** The halls that somebody can get into, the nearest first, of equals in their order: whatever hamlet they stand in. */
export function nearestHalls<One extends Hall>(walker: Walker, halls: readonly One[]): One[] {
  return halls
    .filter((hall) => hall.seats > 0 && canEnter(walker, hall))
    .map((hall) => ({ hall, metres: wholeMetresBetween(walker, hall) }))
    .sort((a, b) => a.metres - b.metres)
    .map(({ hall }) => hall);
}
