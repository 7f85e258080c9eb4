import { Table } from '../../kit/components/table';
import type { BorderRow } from './border-rows';
import { useView } from '../../kit/view/view';

/** Pairs of people from two units; nothing where there are none and no sentence for that. */
export function BorderTable({ rows, whenEmpty }: { rows: BorderRow[]; whenEmpty?: string }) {
  const p = useView().t.province;
  if (rows.length === 0 && !whenEmpty) return null;
  return (
    <>
      <h2>{p.border}</h2>
      <p class="hint">{p.borderHelp}</p>
      <Table
        caption={p.border}
        isCaptionHidden
        whenEmpty={whenEmpty ?? ''}
        rows={rows}
        columns={[
          { heading: p.mentee, cell: ({ mentee }) => mentee },
          { heading: p.menteeUnit, cell: ({ menteeWard }) => menteeWard },
          { heading: p.mentor, cell: ({ mentor }) => mentor },
          { heading: p.mentorUnit, cell: ({ mentorWard }) => mentorWard },
          { heading: p.metres, cell: ({ metres }) => `${metres} m`, isNumber: true },
          {
            heading: p.state,
            cell: ({ state, refusal }) =>
              refusal ? `${p.pairStates[state]}: ${p.refusals[refusal]}` : p.pairStates[state],
          },
        ]}
      />
    </>
  );
}
