import {
  type NamedPlace,
  roundedMetres,
  type Spot,
  type Way,
  wayBetween,
} from '../../../core/places/way';
import type { Texts } from '../../../texts';
import { useView } from '../view/view';

const drawing = { width: 320, height: 260, margin: 48 };

interface WayMapProps {
  from: NamedPlace;
  to: NamedPlace;
  /** What people know: hamlets, other halls. */
  around: readonly NamedPlace[];
}

/** The way as a small drawing, in words, and as links for whoever has a map on the phone. */
export function WayMap({ from, to, around }: WayMapProps) {
  const { t } = useView();
  const way = wayBetween(from, to, around, drawing);
  const words = wordsOf(t, way);
  const { latitude, longitude } = to;
  const pin = `${latitude},${longitude}`;
  return (
    <section class="way">
      <h2>{t.way.title}</h2>
      <p>{words}</p>
      <Drawing way={way} label={words} />
      <div class="actions">
        <a class="button secondary" href={`geo:${pin}?q=${pin}(${encodeURIComponent(to.name)})`}>
          {t.way.openPhone}
        </a>
        <a
          class="button secondary"
          rel="noreferrer"
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
        >
          {t.way.openMap}
        </a>
      </div>
    </section>
  );
}

function wordsOf(t: Texts, { from, to, metres, direction }: Way): string {
  const rounded = roundedMetres(metres);
  const distance = rounded < 1000 ? t.way.metres(rounded) : t.way.kilometres(rounded / 1000);
  return t.way.lead(from.name, to.name, distance, t.way.directions[direction]);
}

/** North is up; a bar tells how far so much of the drawing is. */
function Drawing({ way, label }: { way: Way; label: string }) {
  const { from, to, around, bar } = way;
  const { t } = useView();
  const { width, height } = drawing;
  // North is told in the corner where nobody is.
  const isCornerTaken = [from, to].some(({ x, y }) => x < width / 2 && y < 100);
  const northAt = isCornerTaken ? width - 90 : 0;
  return (
    <svg class="way-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line class="track" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {around.map((spot) => (
        <g key={spot.name} class="around">
          <circle cx={spot.x} cy={spot.y} r="3" />
          <Name spot={spot} />
        </g>
      ))}
      <g class="from">
        <circle cx={from.x} cy={from.y} r="8" />
        <Name spot={from} below={from.y >= to.y} />
      </g>
      <g class="to">
        <path d={`M${to.x} ${to.y}l-9-16a10 10 0 1 1 18 0z`} />
        <Name spot={to} below={to.y > from.y} isHigh />
      </g>
      <g class="north" transform={`translate(${northAt} 0)`}>
        <path d="M20 34v-24m-6 8l6-8l6 8" />
        <text x="32" y="24">
          {t.way.north}
        </text>
      </g>
      <g class="bar">
        <path d={`M12 ${height - 18}v8h${bar.length}v-8`} />
        <text x={20 + bar.length} y={height - 10}>
          {bar.metres < 1000 ? `${bar.metres} m` : `${bar.metres / 1000} km`}
        </text>
      </g>
    </svg>
  );
}

/** About the width of a letter of a name, so that no name runs out of the drawing. */
const LETTER = 9.5;

function Name({ spot, below, isHigh }: { spot: Spot; below?: boolean; isHigh?: boolean }) {
  const half = (spot.name.length * LETTER) / 2;
  const x = Math.min(Math.max(spot.x, half + 4), drawing.width - half - 4);
  const y = below ? spot.y + 24 : spot.y - (isHigh ? 34 : 14);
  return (
    <text x={x} y={y} text-anchor="middle">
      {spot.name}
    </text>
  );
}
