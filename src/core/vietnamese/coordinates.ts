import { normaliseText } from './text';

/** A place on the map, degrees of WGS 84. */
export interface Pin {
  latitude: number;
  longitude: number;
}

/** The box around Vietnam with its islands. */
const SOUTH = 6.5;
const NORTH = 23.6;
const WEST = 102;
const EAST = 117.5;
const METRES_PER_DEGREE = 111_195;

/**
 * Reads a pin such as "20.38879, 105.84629", "20,38879; 105,84629", a map link, degrees with minutes,
 * or latitude and longitude the wrong way round. Null when it is none or lies outside Vietnam.
 */
export function readPin(text: string): Pin | null {
  const numbers = degreesIn(normaliseText(text));
  if (numbers.length !== 2) return null;
  return pinOf(numbers[0], numbers[1]);
}

/** A pin from two numbers, turned round when they stand the wrong way; null outside Vietnam. */
export function pinOf(first: number, second: number): Pin | null {
  if (isInVietnam(first, second)) return { latitude: first, longitude: second };
  if (isInVietnam(second, first)) return { latitude: second, longitude: first };
  return null;
}

/** One degree of latitude or longitude in its own cell, comma or point; NaN when it is none. */
export function readDegrees(written: string | number): number {
  if (typeof written === 'number') return written;
  const numbers = degreesIn(normaliseText(written).replace(/(\d),(\d)/, '$1.$2'));
  return numbers.length === 1 ? numbers[0] : Number.NaN;
}

/** Rough metres between two pins, good enough to notice a pin in the wrong province. */
export function roughMetres(one: Pin, other: Pin): number {
  const north = one.latitude - other.latitude;
  const east =
    (one.longitude - other.longitude) *
    Math.cos(((one.latitude + other.latitude) / 2) * (Math.PI / 180));
  return Math.round(Math.hypot(north, east) * METRES_PER_DEGREE);
}

function degreesIn(text: string): number[] {
  const inLink =
    /@(-?\d+\.\d+),(-?\d+\.\d+)/.exec(text) ?? /[?&]q=(-?\d+\.\d+),(-?\d+\.\d+)/.exec(text);
  if (inLink) return [Number(inLink[1]), Number(inLink[2])];
  if (/[°º]/.test(text)) {
    return [
      ...text.matchAll(
        /(\d+(?:[.,]\d+)?)\s*[°º]\s*(?:(\d+(?:[.,]\d+)?)\s*['’′])?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:["”″]|''))?/g,
      ),
    ].map(
      ([, degrees, minutes = '0', seconds = '0']) =>
        decimal(degrees) + decimal(minutes) / 60 + decimal(seconds) / 3600,
    );
  }
  if (/[^\d.,;:\s\-()/|NESWBĐ]/i.test(text.replace(/lat|lng|long|lon|vĩ độ|kinh độ/gi, '')))
    return [];
  const withPoints = text.match(/-?\d+\.\d+|-?\d+(?![.,\d])/g) ?? [];
  if (/\d\.\d/.test(text)) return withPoints.map(Number);
  return (text.match(/-?\d+,\d+|-?\d+/g) ?? []).map(decimal);
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'));
}

function isInVietnam(latitude: number, longitude: number): boolean {
  return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
}
