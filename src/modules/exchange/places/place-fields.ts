import type { HamletFields, VenueFields } from '../../wards';
import type { HamletRow } from './read-hamlets';
import type { VenueRow } from './read-venues';

interface Pin {
  latitude: number;
  longitude: number;
}

/** A list that does not say how many fit in: a small room. */
const seatsWhenUnknown = 20;

/** Hamlets to store; one without a pin stands at the centre of the unit. */
export function hamletFields(rows: HamletRow[], centre: Pin): HamletFields[] {
  return rows.map(({ name, latitude, longitude }) => ({
    name,
    ...pinOr(latitude, longitude, centre),
  }));
}

/** Venues to store; one without a pin stands at its hamlet. `hamlets` in the order of `hamletIndex`. */
export function venueFields(rows: VenueRow[], hamlets: HamletFields[], centre: Pin): VenueFields[] {
  return rows.map((row) => {
    const hamlet = row.hamletIndex === null ? undefined : hamlets[row.hamletIndex];
    return {
      name: row.name,
      hamletName: hamlet?.name ?? null,
      ...pinOr(row.latitude, row.longitude, hamlet ?? centre),
      seats: row.seats ?? seatsWhenUnknown,
      hasWifi: row.hasWifi,
      isStepFree: row.isStepFree,
    };
  });
}

function pinOr(latitude: number | null, longitude: number | null, otherwise: Pin): Pin {
  if (latitude === null || longitude === null) {
    return { latitude: otherwise.latitude, longitude: otherwise.longitude };
  }
  return { latitude, longitude };
}
