/** Mean radius of the Earth in metres (IUGG). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

export interface Place {
  latitude: number;
  longitude: number;
}

/** Great-circle distance in metres, unrounded (haversine formula, so exact for neighbours too). */
export function metresBetween(a: Place, b: Place): number {
  const toRadians = Math.PI / 180;
  const halfLatitude = Math.sin(((b.latitude - a.latitude) * toRadians) / 2);
  const halfLongitude = Math.sin(((b.longitude - a.longitude) * toRadians) / 2);
  const h =
    halfLatitude * halfLatitude +
    Math.cos(a.latitude * toRadians) *
      Math.cos(b.latitude * toRadians) *
      halfLongitude *
      halfLongitude;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}
