import { metresBetween, type Place } from './distance';
import { barFor, type Drawing, metresEast, metresNorth, type ScaleBar } from './plane';

/** The eight directions of a compass, clockwise from north. */
export const directions = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof directions)[number];

export interface NamedPlace extends Place {
  name: string;
}

/** A place in the drawing, x to the right and y downwards. */
export interface Spot {
  name: string;
  x: number;
  y: number;
}

/** A small map with north at the top: where one is, where one goes, and what lies around. */
export interface Way {
  from: Spot;
  to: Spot;
  /** Others within the drawing, none of them on top of another name. */
  around: Spot[];
  /** As the crow flies. */
  metres: number;
  direction: Direction;
  bar: ScaleBar;
}

/** Two names closer than this cannot be read. */
const APART = { x: 110, y: 22 };
/** A drawing shows at least so much, so that neighbours are not torn apart. */
const LEAST_METRES = 200;

/** Projects the places into the drawing. Within a few kilometres the Earth is flat enough. */
export function wayBetween(
  from: NamedPlace,
  to: NamedPlace,
  around: readonly NamedPlace[],
  { width, height, margin }: Drawing,
): Way {
  const centre = {
    latitude: (from.latitude + to.latitude) / 2,
    longitude: (from.longitude + to.longitude) / 2,
  };
  const eastOf = metresEast(centre);
  const [east, north] = [
    eastOf(to) - eastOf(from),
    metresNorth(centre, to) - metresNorth(centre, from),
  ];
  const unitsPerMetre = Math.min(
    (width - 2 * margin) / Math.max(Math.abs(east), LEAST_METRES),
    (height - 2 * margin) / Math.max(Math.abs(north), LEAST_METRES),
  );
  const spotOf = (place: NamedPlace): Spot => ({
    name: place.name,
    x: Math.round(width / 2 + eastOf(place) * unitsPerMetre),
    y: Math.round(height / 2 - metresNorth(centre, place) * unitsPerMetre),
  });
  const ends = [spotOf(from), spotOf(to)] as const;
  const isInside = ({ x, y }: Spot) =>
    x >= margin && x <= width - margin && y >= 20 && y <= height - 44;
  const shown: Spot[] = [];
  for (const spot of around.map(spotOf).filter(isInside)) {
    if ([...ends, ...shown].every((other) => areApart(spot, other))) shown.push(spot);
  }
  return {
    from: ends[0],
    to: ends[1],
    around: shown,
    metres: metresBetween(from, to),
    direction: directionOf(east, north),
    bar: barFor(unitsPerMetre, width / 3),
  };
}

/** Metres as people say them: to fifty, from a kilometre on to a hundred. */
export function roundedMetres(metres: number): number {
  const step = metres < 1000 ? 50 : 100;
  return Math.max(step, Math.round(metres / step) * step);
}

function areApart(one: Spot, other: Spot): boolean {
  return Math.abs(one.x - other.x) > APART.x || Math.abs(one.y - other.y) > APART.y;
}

/** East is a quarter turn from north. */
function directionOf(east: number, north: number): Direction {
  const eighths = Math.round((Math.atan2(east, north) / (2 * Math.PI)) * 8);
  return directions[(eighths + 8) % 8] ?? 'n';
}
