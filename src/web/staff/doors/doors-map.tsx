import { cornersOf, labelled, pathOf, wardMapOf } from '../../../core/places/ward-map';
import type { HamletWalk } from '../../../modules/teams';
import type { WardShapes } from '../../../modules/wards';
import { useView } from '../../kit/view/view';

const drawing = { width: 440, height: 440, margin: 30 };
const letter = { width: 7.5, height: 14 };

/** How far a hamlet is walked, in five steps: no list, no door, less than half, more, all. */
export function shareOf({ doors, left }: Pick<HamletWalk, 'doors' | 'left'>): 0 | 1 | 2 | 3 | 4 {
  if (doors === 0) return 0;
  if (left === 0) return 4;
  if (left === doors) return 1;
  return left * 2 > doors ? 2 : 3;
}

/** The hamlets coloured by how far they are walked: as areas where the ward's boundary has them, else as discs. */
export function DoorsMap({ walks, shapes }: { walks: HamletWalk[]; shapes: WardShapes | null }) {
  const { t } = useView();
  const areas = shapes?.hamlets ?? [];
  const map = wardMapOf([...walks, ...cornersOf(shapes)], drawing);
  const spots = walks.map((walk) => ({ ...walk, ...map.at(walk) }));
  const walkOf = new Map(walks.map((walk) => [walk.id, walk]));
  return (
    <figure>
      <svg
        class="ward-map doors-map"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={t.doors.map}
      >
        {shapes ? <path class="ward-area" d={pathOf(shapes.ward, map)} /> : null}
        {areas.map(({ hamletId, polygons }) => {
          const walk = walkOf.get(hamletId);
          const share = walk ? shareOf(walk) : 0;
          return <path key={hamletId} class={`share-${share}`} d={pathOf(polygons, map)} />;
        })}
        {spots
          .filter(({ id }) => !areas.some(({ hamletId }) => hamletId === id))
          .map((spot) => (
            <circle key={spot.id} class={`share-${shareOf(spot)}`} cx={spot.x} cy={spot.y} r="11" />
          ))}
        {labelled(spots, letter.width, letter.height).map(({ id, name, x, y }) => (
          <text key={id} class="hamlet-name" x={x} y={y - 14} text-anchor="middle">
            {name}
          </text>
        ))}
      </svg>
      <figcaption>
        {t.doors.map}. {t.doors.mapLead}
        <ul class="doors-legend">
          {t.doors.shares.map((words, share) => (
            <li key={words}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect class={`share-${share}`} x="1" y="1" width="14" height="14" />
              </svg>{' '}
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
