import { placedLabels } from '../../core/places/labels';
import { cornersOf, pathOf, wardMapOf } from '../../core/places/ward-map';
import type { UnitOverview } from '../../modules/programme';
import type { WardShapes } from '../../modules/wards';
import { useView } from '../kit/view/view';

const drawing = { width: 440, height: 440, margin: 12 };
/** Those that are named first are named on a phone as well, larger; the others where there is room (staff.css). */
const FIRST = 3;
const letterOf = (nth: number) =>
  nth < FIRST ? { width: 8.5, height: 17 } : { width: 5.8, height: 11 };
const RADIUS = 5;

/** Of each unit by its id, in which quarter of them its figure lies: 1 is the lowest; equal figures lie in one, and where all are equal, in the second. */
function quartersOf(
  units: readonly UnitOverview[],
  valueOf: (unit: UnitOverview) => number | null,
): Map<string, 1 | 2 | 3 | 4> {
  const known = units.flatMap((unit) => {
    const value = valueOf(unit);
    return value === null ? [] : [{ id: unit.id, value }];
  });
  const values = known.map(({ value }) => value).toSorted((one, other) => one - other);
  const isOne = values[0] === values.at(-1);
  const bounds = [0.25, 0.5, 0.75].map((part) => values[Math.floor(values.length * part)] ?? 0);
  return new Map(
    known.map(({ id, value }) => {
      if (isOne) return [id, 2];
      return [id, value < bounds[0] ? 1 : value < bounds[1] ? 2 : value < bounds[2] ? 3 : 4];
    }),
  );
}

interface ProvinceMapProps {
  units: readonly UnitOverview[];
  shapes: ReadonlyMap<string, WardShapes>;
  /** Null of a unit that has none, which has no colour. */
  valueOf: (unit: UnitOverview) => number | null;
  /** What a unit's figure is, in words. */
  wordsOf: (unit: UnitOverview) => string;
}

/** The units coloured by the figure: as areas where their boundaries are known, else as dots. */
export function ProvinceMap({ units, shapes, valueOf, wordsOf }: ProvinceMapProps) {
  const { overview: o } = useView().t;
  if (units.length === 0) return null;
  const corners = [...shapes.values()].flatMap((one) => cornersOf({ ...one, hamlets: [] }));
  const map = wardMapOf([...units, ...corners], drawing);
  const quarters = quartersOf(units, valueOf);
  const spots = units.map((unit) => ({ ...unit, ...map.at(unit) }));
  const isDrawn = ({ id }: UnitOverview): boolean => (shapes.get(id)?.ward.length ?? 0) > 0;
  const named = spots
    .toSorted((one, other) => (valueOf(one) ?? -1) - (valueOf(other) ?? -1))
    .map((spot) => ({ ...spot, name: spot.name.replace(/^(?:Xã|Phường|Đặc khu) /, '') }));
  const radius = units.every(isDrawn) ? 0 : RADIUS;
  const labels = placedLabels(named, { ...drawing, radius, letterOf });
  return (
    <figure>
      <svg
        class="ward-map doors-map province-map"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="group"
        aria-label={o.map}
      >
        {spots.map((spot) => (
          <a key={spot.id} href={`#unit-${spot.code}`} tabIndex={-1} aria-hidden="true">
            <title>{wordsOf(spot)}</title>
            {isDrawn(spot) ? (
              <path
                class={`share-${quarters.get(spot.id) ?? 'none'}`}
                d={pathOf(shapes.get(spot.id)?.ward ?? [], map)}
              />
            ) : (
              <circle
                class={`share-${quarters.get(spot.id) ?? 'none'}`}
                cx={spot.x}
                cy={spot.y}
                r={RADIUS}
              />
            )}
          </a>
        ))}
        {labels.map(({ of: { id, name }, x, y }, nth) => (
          <text
            key={id}
            class={nth < FIRST ? 'hamlet-name first' : 'hamlet-name'}
            x={x}
            y={y + 4}
            text-anchor="middle"
          >
            {name}
          </text>
        ))}
      </svg>
      <figcaption>
        {o.map}. {o.mapLead} {labels.length < units.length ? o.namesLead : null}{' '}
        {units.some(isDrawn) ? null : o.noMap}
        <ul class="doors-legend">
          {o.levels.map((words, nth) => (
            <li key={words}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect class={`share-${nth + 1}`} x="1" y="1" width="14" height="14" />
              </svg>{' '}
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
