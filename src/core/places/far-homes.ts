import { type Pin, roughMetres } from '../vietnamese/coordinates';

/** So far around its hamlets a ward reaches at least, however near ambassador and mentee are to live, metres. */
const LEAST_METRES = 3_000;

/** Hamlets; those of which nobody knows where they are say nothing. */
type Places = readonly { latitude: number | null; longitude: number | null }[];

/**
 * How far a home lies outside of a ward, metres; null where it may well be one of its homes: no farther from all that its
 * hamlets span than its people may live apart. Where nobody knows where the hamlets are, every home may be.
 */
export function farFromWard(hamlets: Places, pin: Pin, maxMetres: number): number | null {
  const latitudes = hamlets.flatMap(({ latitude }) => latitude ?? []);
  const longitudes = hamlets.flatMap(({ longitude }) => longitude ?? []);
  if (latitudes.length === 0 || longitudes.length === 0) return null;
  const nearest = {
    latitude: within(pin.latitude, latitudes),
    longitude: within(pin.longitude, longitudes),
  };
  const metres = roughMetres(nearest, pin);
  return metres > Math.max(maxMetres, LEAST_METRES) ? metres : null;
}

function within(value: number, span: readonly number[]): number {
  return Math.min(Math.max(value, Math.min(...span)), Math.max(...span));
}
