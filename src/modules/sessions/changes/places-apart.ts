import type { PossiblePlace } from '../../../core/changes/next-times';
import { metresBetween } from '../../../core/places/distance';
import type { VenueSeats } from '../slots/venue-choice';

/** Nobody is sent further than that to another hall, metres. */
const nearby = 2000;

/** Where a lesson of this venue could be: there, else in the nearest others; where one needs no steps, in such ones. */
export function placesInstead(
  venueId: string,
  venues: readonly VenueSeats[],
  seats: number,
): PossiblePlace[] {
  const own = venues.find(({ id }) => id === venueId);
  if (!own) return [];
  return venues
    .map((venue) => ({ venue, metres: metresBetween(own, venue) }))
    .filter(({ venue, metres }) => venue === own || (metres <= nearby && venue.seats >= seats))
    .filter(({ venue }) => venue.isStepFree || !own.isStepFree)
    .sort((a, b) => Number(b.venue === own) - Number(a.venue === own) || a.metres - b.metres)
    .map(({ venue }) => ({ venueId: venue.id, place: venue }));
}
