import type { CampaignDayNumbers } from '../../../core/programme/campaigns';
import { useView } from '../../kit/view/view';

const HEIGHT = 140;
const BAR = 16;
const GAP = 4;
const FOOT = 18;

/** Turns day by day, what was added by hand hatched on top; the table beside it says the same in numbers. */
export function CampaignChart({ days }: { days: readonly CampaignDayNumbers[] }) {
  const { t } = useView();
  const most = Math.max(1, ...days.map(({ turns, byHand }) => (turns ?? 0) + (byHand ?? 0)));
  const width = days.length * (BAR + GAP) + GAP;
  const tall = (value: number): number => Math.round((value / most) * (HEIGHT - 20));
  // A date under every bar would not be read: so many days lie between two.
  const step = Math.ceil(days.length / 12);
  return (
    <div class="chart-frame" role="group" aria-label={t.campaigns.pictureLabel} tabIndex={0}>
      <svg
        class="day-chart"
        width={width}
        height={HEIGHT + FOOT}
        viewBox={`0 0 ${width} ${HEIGHT + FOOT}`}
        role="img"
        aria-label={t.campaigns.pictureLabel}
      >
        <defs>
          <pattern id="by-hand" width="6" height="6" patternUnits="userSpaceOnUse">
            <path class="hatch" d="M0 6L6 0" />
          </pattern>
        </defs>
        {days.map(({ on, turns, byHand }, nth) => {
          const x = GAP + nth * (BAR + GAP);
          const [counted, added] = [tall(turns ?? 0), tall(byHand ?? 0)];
          return (
            <g key={on}>
              <title>{`${on}: ${turns ?? t.reports.blank} + ${byHand ?? t.reports.blank}`}</title>
              <rect class="counted" x={x} y={HEIGHT - counted} width={BAR} height={counted} />
              <rect
                class="added"
                x={x}
                y={HEIGHT - counted - added}
                width={BAR}
                height={added}
                fill="url(#by-hand)"
              />
              {nth % step === 0 ? (
                <text x={x} y={HEIGHT + 13}>
                  {`${on.slice(8)}/${on.slice(5, 7)}`}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1="0" y1={HEIGHT} x2={width} y2={HEIGHT} />
      </svg>
    </div>
  );
}
