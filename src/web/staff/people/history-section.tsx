import type { Side } from '../../../core/people/fields';
import type { PersonChange } from '../../../modules/people';
import { Table } from '../../kit/components/table';
import { useView, type View } from '../../kit/view/view';
import { labelOf } from '../../shared/people/field-value';

/** Who changed what of a person, and when; what stood there before is nowhere. */
export function HistorySection({ side, changes }: { side: Side; changes: PersonChange[] }) {
  const view = useView();
  const { history: h } = view.t;
  const { dates } = view;
  return (
    <details>
      <summary>{h.title(changes.length)}</summary>
      <Table
        caption={h.caption}
        isCaptionHidden
        whenEmpty={h.none}
        rows={changes}
        columns={[
          { heading: h.when, cell: ({ at }) => dates.moment(at) },
          {
            heading: h.who,
            cell: ({ actorKind, actorName }) => actorName ?? h.actors[actorKind],
          },
          { heading: h.what, cell: (change) => whatOf(view, side, change) },
        ]}
      />
    </details>
  );
}

function whatOf(view: View, side: Side, { action, fields, reason }: PersonChange): string {
  const { history: h, stops } = view.t;
  const name = h.actions[action] ?? action;
  const more = reason ? (stops.reasons as Record<string, string>)[reason] : null;
  const names = fields.map((field) => labelOf(view, side, field)).join(', ');
  return [name, names || more].filter(Boolean).join(': ');
}
