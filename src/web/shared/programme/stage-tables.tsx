import { type StageCode, STAGES } from '../../../core/vietnamese/measures';
import type { FunnelPart, StageCounts } from '../../../modules/programme';
import { type Column, Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { StageChart } from './stage-chart';

/** Where the list behind a number stands; null where there is none. */
export type ListOfStage = (
  stage: StageCode,
  days: 'all' | 'period',
  part?: FunnelPart,
) => string | null;

const linked = (href: string | null, count: number, label: string) =>
  href === null ? (
    count
  ) : (
    <a href={href} aria-label={`${label}: ${count}`}>
      {count}
    </a>
  );

/** The stages of one way, drawn and in numbers, with what each counts. */
export function StagesOfAll({ stages, listOf }: { stages: StageCounts; listOf: ListOfStage }) {
  const { t } = useView();
  const f = t.funnel;
  const listed = stages.listed.total;
  const rows = STAGES.map((stage) => ({ id: stage, ...stages[stage] }));
  return (
    <>
      <StageChart stages={stages} />
      <Table
        caption={f.chart}
        whenEmpty=""
        rows={rows}
        isCards
        columns={[
          { heading: f.stage, cell: ({ id }) => f.stages[id] },
          {
            heading: f.total,
            cell: ({ id, total }) => linked(listOf(id, 'all'), total, f.stages[id]),
            isNumber: true,
          },
          {
            heading: f.share,
            cell: ({ total }) => (listed === 0 ? '–' : `${Math.floor((total / listed) * 100)}%`),
            isNumber: true,
          },
          {
            heading: f.inPeriod,
            cell: ({ id, inPeriod }) => linked(listOf(id, 'period'), inPeriod, f.stages[id]),
            isNumber: true,
          },
          { heading: f.counts, cell: ({ id }) => t.targets.definitions[id], isNamed: true },
        ]}
      />
    </>
  );
}

interface StagesOfPartsProps {
  caption: string;
  /** What a part is: a hamlet, a group or a unit. */
  heading: string;
  parts: FunnelPart[];
  nameOf: (part: FunnelPart) => string;
  listOf?: ListOfStage;
  whenEmpty: string;
}

/** Each part's cumulative number at every stage. */
export function StagesOfParts({
  caption,
  heading,
  parts,
  nameOf,
  listOf,
  whenEmpty,
}: StagesOfPartsProps) {
  const { funnel: f } = useView().t;
  const columns: Column<FunnelPart>[] = [
    { heading, cell: nameOf },
    ...STAGES.map((stage) => ({
      heading: f.stages[stage],
      cell: (part: FunnelPart) =>
        linked(
          listOf?.(stage, 'all', part) ?? null,
          part.stages[stage].total,
          f.listOf(f.stages[stage], nameOf(part)),
        ),
      isNumber: true,
    })),
  ];
  return <Table caption={caption} whenEmpty={whenEmpty} rows={parts} columns={columns} isCards />;
}
