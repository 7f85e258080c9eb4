import type { CurvePoint } from '../../../core/matching/pairing/active-curve';
import { useView } from '../../kit/view/view';

/** In the drawing's own units. */
const size = { width: 360, height: 208, left: 56, right: 24, top: 44, bottom: 44 };

interface CurveChartProps {
  points: CurvePoint[];
  /** Of the proposal that stands: its point is drawn full. */
  active: number;
}

/** Metres a pair over active ambassadors. The table beneath says the same, so that readers of screens hear it there. */
export function CurveChart({ points, active }: CurveChartProps) {
  const { curve: c } = useView().t.weights;
  if (points.length < 2) return null;
  const placeOf = scaled(points);
  const line = points.map((point) => Object.values(placeOf(point)).join(',')).join(' ');
  const { width, height, left, right, bottom } = size;
  const floor = height - bottom;
  return (
    <svg class="curve-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line x1={left - 12} y1={floor + 8} x2={width - right + 12} y2={floor + 8} class="axis" />
      <text x={width - right + 12} y={height - 6} text-anchor="end">
        {c.xAxis}
      </text>
      <text x={4} y={14}>
        {c.yAxis}
      </text>
      <polyline points={line} class="line" />
      {points.map((point, at) => {
        const { x, y } = placeOf(point);
        const isHere = point.active === active;
        const isSaid = isHere || at === 0 || at === points.length - 1;
        return (
          <g key={point.active} class={isHere ? 'here' : undefined}>
            <circle cx={x} cy={y} r={isHere ? 7 : 5} />
            {isSaid ? (
              <>
                <text x={x} y={y - 12} text-anchor="middle">
                  {point.metresPerPair}
                </text>
                <text x={x} y={floor + 24} text-anchor="middle">
                  {point.active}
                </text>
              </>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function scaled(points: readonly CurvePoint[]): (point: CurvePoint) => { x: number; y: number } {
  const { width, height, left, right, top, bottom } = size;
  const across = points.map(({ active }) => active);
  const up = points.map(({ metresPerPair }) => metresPerPair);
  const [least, most] = [Math.min(...across), Math.max(...across)];
  const [low, high] = [Math.min(...up), Math.max(...up)];
  const share = (value: number, from: number, to: number): number =>
    to === from ? 0.5 : (value - from) / (to - from);
  return ({ active, metresPerPair }) => ({
    x: Math.round(left + share(active, least, most) * (width - left - right)),
    y: Math.round(height - bottom - share(metresPerPair, low, high) * (height - top - bottom - 12)),
  });
}
