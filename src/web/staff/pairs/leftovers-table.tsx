import { Table, type Column } from '../../kit/components/table';
import { HelpOffer } from './help-offer';
import type { LeftoverRow } from './leftover-rows';
import { useView } from '../../kit/view/view';

interface LeftoversTableProps {
  caption: string;
  whenEmpty: string;
  rows: LeftoverRow[];
  personPath: (id: string) => string;
  /** For mentees: where an ambassador is looked for. */
  findPath?: (id: string) => string;
}

/** Who is left over, and the reason that binds. */
export function LeftoversTable({
  caption,
  whenEmpty,
  rows,
  personPath,
  findPath,
}: LeftoversTableProps) {
  const { t, language } = useView();
  const { matching: m, people: p } = t;
  const columns: Column<LeftoverRow>[] = [
    { heading: p.name, cell: ({ id, name }) => <a href={personPath(id)}>{name}</a> },
    {
      heading: m.reason,
      cell: ({ reason, help, name }) => (
        <>
          {reason ? reason(language) : m.notYet}
          {help ? <HelpOffer help={help} name={name} /> : null}
        </>
      ),
    },
  ];
  if (findPath) {
    columns.push({
      heading: m.find,
      cell: ({ id, name }) => (
        <a href={findPath(id)} aria-label={`${m.find}: ${name}`}>
          {m.find}
        </a>
      ),
    });
  }
  return <Table caption={caption} whenEmpty={whenEmpty} rows={rows} columns={columns} />;
}
