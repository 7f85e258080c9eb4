import { STAGES } from '../../../core/vietnamese/measures';
import type { StageCounts } from '../../../modules/programme';
import { useView } from '../../kit/view/view';

/** In the drawing's own units: as wide as a narrow phone shows at the size of its letters. */
const size = { width: 360, row: 44, bar: 16, room: 56 };

/** How many have come to each stage, as bars; the table beneath says the same, so that readers of screens hear it there. */
export function StageChart({ stages }: { stages: StageCounts }) {
  const { t } = useView();
  const most = Math.max(1, ...STAGES.map((stage) => stages[stage].total));
  const long = size.width - size.room;
  return (
    <svg
      class="stage-chart"
      viewBox={`0 0 ${size.width} ${STAGES.length * size.row}`}
      aria-hidden="true"
    >
      {STAGES.map((stage, nth) => {
        const { total } = stages[stage];
        const top = nth * size.row;
        const width = Math.round((total / most) * long);
        return (
          <g key={stage}>
            <text x="0" y={top + 15}>
              {t.funnel.stages[stage]}
            </text>
            <rect class="whole" x="0" y={top + 21} width={long} height={size.bar} />
            <rect class="part" x="0" y={top + 21} width={width} height={size.bar} />
            <text x={size.width} y={top + 34} text-anchor="end" class="count">
              {total}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
