import type { ComponentChildren } from 'preact';
import type { TargetProgress } from '../../../modules/programme';
import type { Column } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { FormState, useRefusedForm } from '../../kit/forms/form-state';
import { useView, type View } from '../../kit/view/view';
import type { ShownPeriod } from './shown-period';

export type { ShownPeriod } from './shown-period';

/** What is to be reached, in words. */
export function wantedWords({ t, dates }: View, { target, wanted }: TargetProgress): string {
  const { percent, denominator, denominatorOn, denominatorSource } = target;
  if (percent === null || denominator === null) return String(wanted ?? '–');
  const { wantedOf, sourceOf } = t.targets;
  const source = sourceOf(
    denominatorOn ? dates.date(denominatorOn) : '–',
    denominatorSource ?? '–',
  );
  return `${wanted ?? '–'} (${wantedOf(percent, String(denominator))}; ${source})`;
}

/** The columns of how far a target is; `listOf` gives where the people behind a number stand. */
export function progressColumns<Row extends { progress: TargetProgress }>(
  view: View,
  listOf: (row: Row, days: 'all' | 'period') => string | null,
): Column<Row>[] {
  const g = view.t.targets;
  const linked = (row: Row, days: 'all' | 'period', count: number) => {
    const href = listOf(row, days);
    return href === null ? count : <a href={href}>{count}</a>;
  };
  return [
    {
      heading: g.wanted,
      cell: ({ progress }) => wantedWords(view, progress),
      isNamed: true,
    },
    { heading: g.total, cell: (row) => linked(row, 'all', row.progress.total), isNumber: true },
    {
      heading: g.inPeriod,
      cell: (row) => linked(row, 'period', row.progress.inPeriod),
      isNumber: true,
    },
    {
      heading: g.percent,
      cell: ({ progress: { percent } }) => (percent === null ? '–' : `${percent}%`),
      isNumber: true,
    },
    {
      heading: g.missing,
      cell: ({ progress: { missing } }) => (missing === 0 ? g.reached : (missing ?? '–')),
      isNumber: true,
    },
    { heading: g.aWeek, cell: ({ progress: { aWeek } }) => aWeek ?? '–', isNumber: true },
  ];
}

/** Of which year, and which days count as the period. */
export function PeriodForm({
  action,
  period,
  children,
}: {
  action: string;
  period: ShownPeriod;
  children?: ComponentChildren;
}) {
  const g = useView().t.targets;
  return (
    <form method="get" action={action} class="filters no-print">
      <FormState.Provider value={useRefusedForm(action)}>
        <Field name="year" label={g.year} value={period.year} inputmode="numeric" width={6} />
        <Field name="from" type="date" label={g.from} value={period.from} width={12} />
        <Field name="until" type="date" label={g.until} value={period.until} width={12} />
        {children}
      </FormState.Provider>
      <button type="submit" class="button secondary">
        {g.show}
      </button>
    </form>
  );
}
