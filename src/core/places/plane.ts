import { EARTH_RADIUS_METRES, type Place } from './distance';

/** Of a drawing, in its own units; the margin is kept free on all sides. */
export interface Drawing {
  width: number;
  height: number;
  margin: number;
}

/** A place in a drawing, x to the right and y downwards. */
export interface Point {
  x: number;
  y: number;
}

/** A bar of a round number of metres, and its length in the drawing. */
export interface ScaleBar {
  metres: number;
  length: number;
}

const roundMetres = [1, 2, 5].flatMap((one) => [10, 100, 1000, 10_000].map((by) => one * by));
const toRadians = Math.PI / 180;

/** Metres east of a centre. Within a few kilometres the Earth is flat enough. */
export function metresEast(centre: Place): (place: Pick<Place, 'longitude'>) => number {
  const metresADegree = EARTH_RADIUS_METRES * toRadians * Math.cos(centre.latitude * toRadians);
  return ({ longitude }) => (longitude - centre.longitude) * metresADegree;
}

export function metresNorth(centre: Place, { latitude }: Pick<Place, 'latitude'>): number {
  return (latitude - centre.latitude) * EARTH_RADIUS_METRES * toRadians;
}

/** The longest round bar that is no longer than so much of the drawing. */
export function barFor(unitsPerMetre: number, longest: number): ScaleBar {
  const fitting = roundMetres.filter((metres) => metres * unitsPerMetre <= longest);
  const metres = Math.max(10, ...fitting);
  return { metres, length: Math.round(metres * unitsPerMetre) };
}
