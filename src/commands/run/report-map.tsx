import type { Point } from '../../core/places/plane';
import { labelled, spreadApart, wardMapOf } from '../../core/places/ward-map';
import { metresBetween } from '../../core/places/distance';
import { type Language, textsIn } from '../../texts';
import type { RunResult } from './collect-result';

const drawing = { width: 440, height: 400, margin: 24 };
/** Signs of people at one place stand so far apart. */
const APART = 7;
const letter = { width: 6.2, height: 12 };
/** Beyond this from the ward's pin somebody's own pin is wrong, and would make the map of all others small. */
const FARTHEST_METRES = 20_000;

/** Who is where: ambassadors with and without mentees, mentees, and who is left over. North is at the top. */
export function ReportMap({ result, language }: { result: RunResult; language: Language }) {
  const { report: r, way } = textsIn(language);
  const { map, mentors, mentees, leftOver, hamlets, ways } = drawn(result);
  return (
    <figure>
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={r.map}>
        <path class="way" d={ways} />
        {mentees.map(({ id, x, y }) => (
          <circle key={id} class="dot" cx={x} cy={y} r="2.4" />
        ))}
        {mentors.map(({ id, x, y, isIdle }) => (
          <path key={id} class={isIdle ? 'mentor idle' : 'mentor'} d={triangle(x, y)} />
        ))}
        {leftOver.map(({ id, x, y }) => (
          <path key={id} class="left" d={diamond(x, y)} />
        ))}
        {labelled(hamlets, letter.width, letter.height).map(({ id, name, x, y }) => (
          <text key={id} class="hamlet" x={x} y={y - 6} text-anchor="middle">
            {name}
          </text>
        ))}
        <path class="frame" d="M20 34v-24m-6 8l6-8l6 8" />
        <text class="frame-text" x="30" y="24">
          {way.north}
        </text>
        <path class="frame" d={`M12 ${drawing.height - 18}v8h${map.bar.length}v-8`} />
        <text class="frame-text" x={20 + map.bar.length} y={drawing.height - 10}>
          {map.bar.metres < 1000 ? `${map.bar.metres} m` : `${map.bar.metres / 1000} km`}
        </text>
      </svg>
      <ul class="key">
        <Key name={r.mapMentor} kind="mentor" d={triangle(7, 7)} />
        <Key name={r.mapIdle} kind="mentor idle" d={triangle(7, 7)} />
        <Key name={r.mapMentee} kind="dot" d="M4 7a3 3 0 1 0 6 0a3 3 0 1 0 -6 0" />
        <Key name={r.mapLeftOver} kind="left" d={diamond(7, 7)} />
      </ul>
    </figure>
  );
}

function Key({ name, kind, d }: { name: string; kind: string; d: string }) {
  return (
    <li>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path class={kind} d={d} />
      </svg>
      {name}
    </li>
  );
}

const triangle = (x: number, y: number): string => `M${x} ${y - 5}l5 9h-10z`;
const diamond = (x: number, y: number): string => `M${x} ${y - 5}l5 5l-5 5l-5-5z`;

function drawn(result: RunResult) {
  const ofSheet = <P extends { id: string; latitude: number; longitude: number }>(
    people: Map<string, P>,
  ) =>
    [...people.values()].filter(
      (person) =>
        result.rowOf.has(person.id) && metresBetween(result.ward, person) <= FARTHEST_METRES,
    );
  const mentors = ofSheet(result.mentors);
  const mentees = ofSheet(result.mentees);
  const hamlets = [...result.hamlets.values()];
  const people = [...mentors, ...mentees];
  const map = wardMapOf(people.length > 0 ? people : hamlets, drawing);
  const spot = new Map(
    spreadApart(
      people.map((person) => ({ id: person.id, ...map.at(person) })),
      APART,
      drawing,
    ).map((one) => [one.id, one]),
  );
  const mentorOf = new Map(result.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const active = new Set(mentorOf.values());
  const seen = (ids: readonly { id: string }[]) => ids.flatMap(({ id }) => spot.get(id) ?? []);
  return {
    map,
    mentors: seen(mentors).map((one) => ({ ...one, isIdle: !active.has(one.id) })),
    mentees: seen(mentees.filter(({ id }) => mentorOf.has(id))),
    leftOver: seen(mentees.filter(({ id }) => !mentorOf.has(id))),
    hamlets: hamlets
      .map(({ id, name, ...place }) => ({ id, name, ...map.at(place) }))
      .filter((one) => map.shows(one)),
    ways: [...mentorOf]
      .map(([mentee, mentor]) => line(spot.get(mentee), spot.get(mentor)))
      .join(''),
  };
}

const line = (from?: Point, to?: Point): string =>
  from && to ? `M${from.x} ${from.y}L${to.x} ${to.y}` : '';
