import { ButtonLink, PostButton } from '../kit/forms/form';
import { Counts } from '../kit/components/facts';
import { type Column, Table } from '../kit/components/table';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import type { UnitFigures } from './province-figures';

interface FiguresPageProps {
  code: string;
  units: UnitFigures[];
  /** Ward's id → until when its lists are open to the reader. */
  open: ReadonlyMap<string, number>;
}

const figures = ['mentors', 'mentees', 'paired', 'held', 'ahead'] as const;

/** Each unit of a province in numbers, and the way to ask for its lists. */
export function FiguresPage({ code, units, open }: FiguresPageProps) {
  const { t } = useView();
  const r = t.roles;
  const total = (of: (typeof figures)[number]): number =>
    units.reduce((sum, unit) => sum + unit[of], 0);
  const columns: Column<UnitFigures>[] = [
    { heading: r.unit, cell: ({ name }) => name },
    ...figures.map((of) => ({
      heading: r[of],
      cell: (unit: UnitFigures) => unit[of],
      isNumber: true,
    })),
    {
      heading: r.unpaired,
      cell: ({ mentees, paired }: UnitFigures) => mentees - paired,
      isNumber: true,
    },
    {
      heading: r.lists,
      cell: ({ id, code: unit, name }: UnitFigures) =>
        open.has(id) ? (
          <a href={paths.ward.home(unit)}>{r.goInto}</a>
        ) : (
          <a class="row-link" href={paths.ward.opening(unit)} aria-label={r.openOf(name)}>
            {r.open}
          </a>
        ),
    },
  ];
  return (
    <>
      <h1>{r.provinceTitle}</h1>
      <p class="lead">{r.provinceLead(code)}</p>
      <Counts counts={figures.map((of) => ({ value: total(of), name: r[of] }))} />
      <Table
        caption={r.provinceTitle}
        isCaptionHidden
        whenEmpty={r.noUnits}
        rows={units}
        columns={columns}
        isCards
      />
      <p>
        <a class="row-link" href={paths.provinceTargets(code)}>
          {t.targets.provinceTitle}
        </a>
      </p>
      <p>
        <a class="row-link" href={paths.provinceReports(code)}>
          {t.reports.provinceTitle}
        </a>
      </p>
      <div class="actions">
        <ButtonLink href={paths.account()} kind="secondary">
          {t.entry.account}
        </ButtonLink>
        <PostButton action={paths.signOut()} kind="link">
          {t.menu.signOut}
        </PostButton>
      </div>
    </>
  );
}
