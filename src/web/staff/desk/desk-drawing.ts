import { metresBetween, type Place } from '../../../core/places/distance';
import type { Point } from '../../../core/places/plane';
import {
  cornersOf,
  labelled,
  pathOf,
  spreadApart,
  type WardMap,
  wardMapOf,
} from '../../../core/places/ward-map';
import type { Hamlet, Venue, Ward, WardShapes } from '../../../modules/wards';
import type { BoardMentee, BoardMentor, BoardPair } from '../pairs/board-people';
import type { DeskState } from '../pairs/desk-state';

/** In the drawing's own units. */
export const drawing = { width: 440, height: 440, margin: 26 };
/** Beyond this from the ward's pin somebody's own pin is wrong, and would make the map of all others small. */
const FARTHEST_METRES = 20_000;
/** More people than this are drawn as dots that nobody could press. */
const MOST_LINKS = 250;
const APART = 9;
const APART_WITH_NUMBERS = 18;
const letter = { width: 7.5, height: 14 };
const NEAREST = 6;

export interface DrawnPerson extends Point {
  id: string;
  name: string;
}

export interface DrawnMentor extends DrawnPerson {
  hasRoom: boolean;
  role: 'chosen' | 'target' | 'able' | 'other';
}

export interface DrawnMentee extends DrawnPerson {
  /** Its place in the list of the chosen ambassador. */
  number: number | null;
  isChosen: boolean;
}

export interface DeskDrawing {
  ward: string;
  hamletAreas: string[];
  hamlets: DrawnPerson[];
  hamletNames: DrawnPerson[];
  venues: DrawnPerson[];
  mentors: DrawnMentor[];
  mentees: DrawnMentee[];
  /** The others who have an ambassador, as one path. */
  dots: string;
  leftOver: DrawnMentee[];
  lines: { from: Point; to: Point; kind: 'locked' | 'open' | 'new' }[];
  bar: WardMap['bar'];
  /** People whose pin lies somewhere else. */
  outside: { id: string; name: string; side: 'mentor' | 'mentee' }[];
}

export interface DeskPeople {
  mentors: readonly (BoardMentor & { mentees: number; most: number })[];
  pairs: readonly (BoardMentee & Pick<BoardPair, 'mentorId' | 'isLocked'>)[];
  leftOver: readonly BoardMentee[];
}

interface DeskPlaces {
  ward: Ward;
  hamlets: readonly Hamlet[];
  venues: readonly Venue[];
  shapes: WardShapes | null;
}

/** Where everything stands on the map of what is chosen. `able`: who could guide the chosen mentee, nearest first. */
export function deskDrawing(
  { ward, hamlets, venues, shapes }: DeskPlaces,
  { mentors, pairs, leftOver }: DeskPeople,
  state: DeskState,
  able: readonly string[],
): DeskDrawing {
  const isInReach = (place: Place): boolean => metresBetween(ward, place) <= FARTHEST_METRES;
  const isElsewhere = (place: Place): boolean => !isInReach(place);
  const everybody = [...mentors, ...pairs, ...leftOver];
  const near = everybody.filter(isInReach);
  const sideOf = (side: 'mentor' | 'mentee') => {
    return ({ id, name }: Drawable) => ({ id, name, side });
  };
  const map = wardMapOf(frameOf(), drawing);
  const drawn = <P extends Place & { id: string; name: string }>(people: readonly P[]) =>
    people.map((person) => ({ ...person, ...map.at(person) })).filter(map.shows);
  const guided = pairs.filter(({ mentorId }) => mentorId === state.mentor);
  const numbers = new Map(guided.map(({ id }, index) => [id, index + 1]));
  const canGo = new Set(able);
  const isOfChosen = ({ id }: Drawable): boolean => id === state.mentor || numbers.has(id);
  const inDrawing: Drawable[] = [...mentors, ...leftOver, ...pairs];
  const spread = [
    ...spreadApart(drawn(inDrawing.filter(isOfChosen)), APART_WITH_NUMBERS, drawing),
    ...spreadApart(drawn(inDrawing.filter((one) => !isOfChosen(one))), APART, drawing),
  ];
  const spotOf = new Map(spread.map((one) => [one.id, one]));
  const seen = <P extends { id: string }>(people: readonly P[]) =>
    people.flatMap((person) => {
      const spot = spotOf.get(person.id);
      return spot ? [{ ...person, x: spot.x, y: spot.y }] : [];
    });
  const drawnMentee = ({ id, name, x, y }: DrawnPerson): DrawnMentee => {
    return { id, name, x, y, number: numbers.get(id) ?? null, isChosen: id === state.mentee };
  };
  const mentees = seen(pairs).map(drawnMentee);
  const isCrowded = mentees.length > MOST_LINKS;
  const isOwn = ({ number, isChosen }: DrawnMentee): boolean => number !== null || isChosen;
  // Those in hand last, above the others.
  const others = isCrowded ? [] : mentees.filter((one) => !isOwn(one));
  const pressed = [...others, ...mentees.filter(isOwn)];
  const pins = drawn(hamlets);
  return {
    ward: shapes ? pathOf(shapes.ward, map) : '',
    hamletAreas: shapes?.hamlets.map(({ polygons }) => pathOf(polygons, map)) ?? [],
    hamlets: pins,
    hamletNames: labelled(pins, letter.width, letter.height),
    venues: drawn(venues),
    mentors: seen(mentors).map(({ id, name, x, y, mentees: count, most }) => {
      return { id, name, x, y, hasRoom: count < most, role: roleOf(id) };
    }),
    mentees: pressed,
    dots: isCrowded ? dotsOf(mentees.filter((one) => !isOwn(one))) : '',
    leftOver: seen(leftOver).map(drawnMentee),
    lines: linesOf(),
    bar: map.bar,
    outside: [
      ...mentors.filter(isElsewhere).map(sideOf('mentor')),
      ...[...pairs, ...leftOver].filter(isElsewhere).map(sideOf('mentee')),
    ],
  };

  function roleOf(id: string): DrawnMentor['role'] {
    if (id === state.to) return 'target';
    if (id === state.mentor) return 'chosen';
    return canGo.has(id) ? 'able' : 'other';
  }

  function linesOf(): DeskDrawing['lines'] {
    const between = (from: string | undefined, to: string | undefined) => {
      const ends = [spotOf.get(from ?? ''), spotOf.get(to ?? '')] as const;
      return ends[0] && ends[1] ? [{ from: ends[0], to: ends[1] }] : [];
    };
    const today = guided.flatMap(({ id, isLocked }) =>
      between(state.mentor, id).map((line) => ({
        ...line,
        kind: isLocked ? ('locked' as const) : ('open' as const),
      })),
    );
    const then = between(state.to, state.mentee).map((line) => ({ ...line, kind: 'new' as const }));
    return [...today, ...then];
  }

  /** What must be seen: whoever is chosen and those around them, else the ward. */
  function frameOf(): Place[] {
    const chosen = state.view === 'ward' ? [] : chosenPlaces();
    if (chosen.length > 0) return chosen;
    const places = [...hamlets, ...venues, ...cornersOf(shapes)].filter(isInReach);
    return near.length + places.length > 0 ? [...places, ...near] : [ward];
  }

  function chosenPlaces(): Place[] {
    const ids = new Set([state.mentor, state.mentee, state.to]);
    const people = everybody.filter(({ id }) => ids.has(id));
    const theirs = pairs.filter(({ mentorId }) => mentorId === state.mentor);
    const nearest = new Set(state.mentee ? able.slice(0, NEAREST) : []);
    const around = mentors.filter(({ id }) => nearest.has(id));
    const found = [...people, ...theirs, ...around].filter(isInReach);
    if (found.length > 0 || !state.hamlet) return found;
    const there = everybody.filter(({ hamletId }) => hamletId === state.hamlet);
    return [...hamlets.filter(({ id }) => id === state.hamlet), ...there].filter(isInReach);
  }
}

type Drawable = Place & { id: string; name: string };

function dotsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `M${x} ${y}h0`).join('');
}
