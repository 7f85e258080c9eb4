import { useView } from '../../kit/view/view';
import {
  type DeskDrawing,
  drawing,
  type DrawnMentee,
  type DrawnMentor,
  type DrawnPerson,
} from './desk-drawing';
import { chosenId, deskPath, type DeskState } from '../pairs/desk-state';
import { labelled } from '../../../core/places/ward-map';

interface DeskMapProps {
  code: string;
  map: DeskDrawing;
  state: DeskState;
}

const { width, height } = drawing;

/**
 * The ward with its people. Whatever can be chosen on it can be chosen in the lists beside it too, which the keyboard
 * and screen readers have instead: hundreds of signs without names say nothing. Homes stand here without names until
 * somebody asks for them.
 */
export function DeskMap({ code, map, state }: DeskMapProps) {
  const { north } = useView().t.way;
  return (
    <svg class="ward-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {map.ward ? <path class="ward-area" d={map.ward} /> : null}
      {map.hamletAreas.map((area) => (
        <path key={area} class="hamlet-area" d={area} />
      ))}
      {map.hamlets.map(({ id, x, y }) => (
        <path key={id} class="hamlet" d={`M${x - 4} ${y}h8m-4-4v8`} />
      ))}
      {map.dots ? <path class="dots" d={map.dots} /> : null}
      {map.lines.map(({ from, to, kind }) => (
        <path
          key={`${from.x} ${from.y} ${to.x} ${to.y}`}
          class={`pair-way ${kind}`}
          d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
        />
      ))}
      {map.venues.map(({ id, x, y }) => (
        <rect key={id} class="venue" x={x - 4} y={y - 4} width="8" height="8" />
      ))}
      {map.mentees.map((mentee) => (
        <MenteeSpot key={mentee.id} {...{ code, state, mentee }} />
      ))}
      {map.leftOver.map((mentee) => (
        <MenteeSpot key={mentee.id} {...{ code, state, mentee }} isLeftOver />
      ))}
      {map.mentors.map((mentor) => (
        <MentorSpot key={mentor.id} {...{ code, state, mentor }} />
      ))}
      {map.hamletNames.map(({ id, name, x, y }) => (
        <Label key={id} x={x} y={y - 7} name={name} kind="hamlet-name" />
      ))}
      {state.names ? <Names map={map} /> : null}
      <g class="frame">
        <path d="M20 34v-24m-6 8l6-8l6 8" />
        <text x="30" y="24">
          {north}
        </text>
        <path d={`M12 ${height - 18}v8h${map.bar.length}v-8`} />
        <text x={20 + map.bar.length} y={height - 10}>
          {map.bar.metres < 1000 ? `${map.bar.metres} m` : `${map.bar.metres / 1000} km`}
        </text>
      </g>
    </svg>
  );
}

interface SpotProps {
  code: string;
  state: DeskState;
}

/** A triangle: empty while the ambassador has room, full when they have not. */
function MentorSpot({ code, state, mentor }: SpotProps & { mentor: DrawnMentor }) {
  const d = useView().t.desk;
  const { id, x, y, hasRoom, role } = mentor;
  // With a mentee in hand, pressing an ambassador asks what giving them there would do.
  const isTarget = state.mentee !== undefined && id !== state.mentor;
  const href = deskPath(code, state, isTarget ? { to: id } : { mentor: id, to: undefined });
  return (
    <a href={`${href}#${chosenId}`} tabIndex={-1}>
      <title>{d.spots[hasRoom ? 'room' : 'full']}</title>
      <circle class="hit" cx={x} cy={y} r="10" />
      {role === 'chosen' || role === 'target' ? (
        <circle class={`ring ${role}`} cx={x} cy={y + 1} r="11" />
      ) : null}
      {role === 'able' ? <circle class="ring able" cx={x} cy={y + 1} r="9" /> : null}
      <path class={`mentor${hasRoom ? ' has-room' : ''}`} d={`M${x} ${y - 6}l6.5 11h-13z`} />
    </a>
  );
}

/** A disc, or an empty diamond for whoever is left over; the chosen ambassador's have the numbers of the list. */
function MenteeSpot(props: SpotProps & { mentee: DrawnMentee; isLeftOver?: boolean }) {
  const { code, state, mentee, isLeftOver } = props;
  const d = useView().t.desk;
  const { id, x, y, number, isChosen } = mentee;
  const label = number === null ? d.spots[isLeftOver ? 'left' : 'mentee'] : d.spots.own(number);
  const href = deskPath(code, state, { mentee: id, to: undefined });
  return (
    <a href={`${href}#${chosenId}`} tabIndex={-1}>
      <title>{label}</title>
      <circle class="hit" cx={x} cy={y} r="8" />
      {isChosen ? <circle class="ring chosen" cx={x} cy={y} r="11" /> : null}
      {isLeftOver ? (
        <path class="left-over" d={`M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5-5.5z`} />
      ) : (
        <circle
          class={number === null ? 'mentee' : 'mentee own'}
          cx={x}
          cy={y}
          r={number === null ? 3.5 : 7.5}
        />
      )}
      {number === null ? null : (
        <text class="own-number" x={x} y={y + 4} text-anchor="middle">
          {number}
        </text>
      )}
    </a>
  );
}

/** About the width of a letter, and the height of a line. */
const letter = { width: 6.5, height: 12 };
/** More names of others than these hide what they stand on. */
const MOST_NAMES = 25;

/** Those in hand first, then as many others as can be read. */
function Names({ map: { mentors, mentees, leftOver } }: { map: DeskDrawing }) {
  const of = (...roles: DrawnMentor['role'][]) =>
    mentors.filter(({ role }) => roles.includes(role));
  const chosen = [...mentees, ...leftOver].filter(({ isChosen }) => isChosen);
  const own = mentees.filter(({ number, isChosen }) => number !== null && !isChosen);
  const others = [...of('able'), ...leftOver.filter(({ isChosen }) => !isChosen), ...of('other')];
  const inHand: DrawnPerson[] = [...chosen, ...of('chosen', 'target'), ...own];
  const people = [...inHand, ...others.slice(0, MOST_NAMES)];
  return (
    <>
      {labelled(people, letter.width, letter.height).map(({ id, name, x, y }) => (
        <Label key={id} x={x} y={y + 15} name={name} kind="person-name" />
      ))}
    </>
  );
}

function Label({ x, y, name, kind }: { x: number; y: number; name: string; kind: string }) {
  const half = (name.length * letter.width) / 2;
  const within = Math.min(Math.max(x, half + 2), width - half - 2);
  return (
    <text class={kind} x={within} y={Math.max(y, 10)} text-anchor="middle">
      {name}
    </text>
  );
}
