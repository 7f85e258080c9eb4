const size = { width: 360, height: 150, foot: 20, head: 18 };

/** What was new in each week, as bars with their numbers; the table beneath says the same. */
export function WeeksChart({ weeks, days }: { weeks: readonly number[]; days: readonly string[] }) {
  const most = Math.max(1, ...weeks);
  const step = size.width / weeks.length;
  const room = size.height - size.foot - size.head;
  return (
    <svg class="stage-chart" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path class="axis" d={`M0 ${size.height - size.foot}H${size.width}`} />
      {weeks.map((count, nth) => {
        const height = Math.round((count / most) * room);
        const top = size.height - size.foot - height;
        const middle = nth * step + step / 2;
        return (
          <g key={days[nth]}>
            <rect class="part" x={nth * step + 3} y={top} width={step - 6} height={height} />
            <text x={middle} y={top - 4} text-anchor="middle" class="small">
              {count}
            </text>
            {nth % 3 === 2 ? (
              <text x={middle} y={size.height - 4} text-anchor="middle" class="small">
                {`${days[nth].slice(8)}/${days[nth].slice(5, 7)}`}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** The same of one unit, as small as a line of text. */
export function WeeksLine({ weeks, label }: { weeks: readonly number[]; label: string }) {
  const most = Math.max(1, ...weeks);
  const bars = weeks
    .map((count, nth) => {
      const height = Math.round((count / most) * 20);
      return height === 0 ? '' : `M${nth * 6} 22v-${height}h5v${height}z`;
    })
    .join('');
  return (
    <svg
      class="weeks-line"
      viewBox="0 0 72 22"
      width="72"
      height="22"
      role="img"
      aria-label={label}
    >
      <path d={`M0 22h72v-1h-72z${bars}`} />
    </svg>
  );
}
