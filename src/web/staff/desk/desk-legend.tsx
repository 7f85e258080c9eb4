import type { VNode } from 'preact';
import { useView } from '../../kit/view/view';

/** What the signs of the map mean; each differs by its shape, not by its colour alone. */
export function DeskLegend() {
  const { legend } = useView().t.desk;
  const signs: [name: string, sign: VNode][] = [
    [legend.room, <path class="mentor has-room" d="M12 5l6.5 11h-13z" />],
    [legend.full, <path class="mentor" d="M12 5l6.5 11h-13z" />],
    [legend.mentee, <circle class="mentee" cx="12" cy="11" r="3.5" />],
    [legend.own, <circle class="mentee own" cx="12" cy="11" r="7.5" />],
    [legend.leftOver, <path class="left-over" d="M12 5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z" />],
    [legend.able, <circle class="ring able" cx="12" cy="11" r="9" />],
    [legend.locked, <path class="pair-way locked" d="M2 11h20" />],
    [legend.open, <path class="pair-way open" d="M2 11h20" />],
    [legend.afterwards, <path class="pair-way new" d="M2 11h20" />],
    [legend.venue, <rect class="venue" x="8" y="7" width="8" height="8" />],
    [legend.hamlet, <path class="hamlet" d="M8 11h8m-4-4v8" />],
  ];
  return (
    <ul class="map-legend" aria-label={legend.title}>
      {signs.map(([name, sign]) => (
        <li key={name}>
          <svg class="ward-sign" viewBox="0 0 24 22" aria-hidden="true" aria-label={name}>
            {sign}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
