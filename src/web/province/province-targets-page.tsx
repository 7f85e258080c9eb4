import { mayDo } from '../../modules/access';
import type { TargetProgress } from '../../modules/programme';
import type { Ward } from '../../modules/wards';
import { termName } from '../../texts';
import { BackLink } from '../kit/components/back-link';
import { Table } from '../kit/components/table';
import { Field } from '../kit/forms/field';
import { Button, Form } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { PeriodForm, progressColumns, type ShownPeriod } from '../shared/programme/target-progress';

/** The units of a province, with their targets. */
type UnitTargets = readonly { unit: Ward; targets: readonly TargetProgress[] }[];

interface ProvinceTargetsPageProps {
  code: string;
  period: ShownPeriod;
  units: UnitTargets;
}

/** How far every unit of a province is, and the way to set targets for all of them at once. */
export function ProvinceTargetsPage({ code, period, units }: ProvinceTargetsPageProps) {
  const view = useView();
  const { t, dates, language, actor } = view;
  const g = t.targets;
  const rows = units.flatMap(({ unit, targets }) =>
    targets.map((progress) => ({ id: progress.target.id, unit, progress })),
  );
  const isSet = mayDo(actor, 'provinces.pair');
  return (
    <>
      <BackLink href={paths.province(code)}>{t.roles.provinceTitle}</BackLink>
      <h1>{g.provinceTitle}</h1>
      <PeriodForm action={paths.provinceTargets(code)} period={period} />
      <p>{g.periodOf(dates.date(period.from), dates.date(period.until))}</p>
      <Table
        caption={g.title}
        isCaptionHidden
        whenEmpty={g.none}
        rows={rows}
        isCards
        columns={[
          {
            heading: g.unit,
            cell: ({ unit }) =>
              isSet ? (
                <a href={`${paths.ward.targets(unit.code)}?year=${period.year}`}>{unit.name}</a>
              ) : (
                unit.name
              ),
          },
          {
            heading: g.measure,
            cell: ({ progress: { target } }) =>
              g.listOf(
                termName('measure', target.measure, language),
                termName('audience', target.audience, language),
              ),
          },
          ...progressColumns<(typeof rows)[number]>(view, () => null),
        ]}
      />
      <p class="no-print">
        <a class="row-link" href={`${paths.provinceTargetsFile(code)}?year=${period.year}`}>
          {t.table.excel}
        </a>
      </p>
      {isSet ? (
        <section class="panel" id="bring">
          <h2>{g.bring}</h2>
          <p>{g.provinceLead}</p>
          <Form action={paths.provinceTargets(code)} hasFiles>
            <Field name="targets" type="file" label={g.file} accept=".xlsx,.xls,.ods,.csv" />
            <Button>{g.bring}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}
