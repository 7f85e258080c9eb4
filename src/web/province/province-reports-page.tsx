import { type CalendarKind, calendarKinds } from '../../core/programme/report-periods';
import { type ProvinceReport, reportLines } from '../../modules/programme';
import { BackLink } from '../kit/components/back-link';
import { Table } from '../kit/components/table';
import { Field } from '../kit/forms/field';
import { FormState, useRefusedForm } from '../kit/forms/form-state';
import { Select } from '../kit/forms/select';
import { withFilter } from '../kit/page/address-filter';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { ReportTable } from '../shared/programme/report-table';

interface ProvinceReportsPageProps {
  code: string;
  report: ProvinceReport;
}

/** Which units of a province have sent their report of some days, and the sum of what they sent. */
export function ProvinceReportsPage({ code, report }: ProvinceReportsPageProps) {
  const { t, dates, language } = useView();
  const r = t.reports;
  const { kind, period, units, waiting, sum, counted } = report;
  const unsent = units.filter(({ state }) => state === null);
  const returned = units.filter(({ state }) => state === 'returned');
  const form = useRefusedForm(paths.provinceReports(code));
  return (
    <>
      <BackLink href={paths.province(code)}>{t.roles.provinceTitle}</BackLink>
      <h1>{r.provinceTitle}</h1>
      {waiting.length > 0 && (
        <section class="no-print">
          <h2>{r.waiting(waiting.length)}</h2>
          <ul>
            {waiting.map(({ id, code: unit, name, kind: of, from, until }) => (
              <li key={id}>
                <a class="row-link" href={paths.ward.report(unit, id)}>
                  {`${name}: ${r.kinds[of]} ${r.periodOf(dates.date(from), dates.date(until))}`}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="get" action={paths.provinceReports(code)} class="filters no-print">
        <FormState.Provider value={form}>
          <Select
            name="kind"
            label={r.kind}
            value={kind}
            options={calendarKinds.map((value: CalendarKind) => ({ value, label: r.kinds[value] }))}
          />
          <Field name="from" type="date" label={r.from} value={period.from} width={12} />
          <Field name="until" type="date" label={r.until} value={period.until} width={12} />
        </FormState.Provider>
        <button type="submit" class="button secondary">
          {r.show}
        </button>
      </form>
      <p>{`${r.kinds[kind]} ${r.periodOf(dates.date(period.from), dates.date(period.until))}`}</p>
      <Lacking words={r.unsent(unsent.length)} units={unsent} />
      {returned.length > 0 && <Lacking words={r.returned(returned.length)} units={returned} />}
      <Table
        caption={r.provinceTitle}
        isCaptionHidden
        whenEmpty={t.roles.noUnits}
        rows={units.map((unit) => ({ ...unit, reportId: unit.id, id: unit.wardId }))}
        isCards
        columns={[
          {
            heading: r.unit,
            cell: ({ name, code: unit, reportId }) =>
              reportId === null ? name : <a href={paths.ward.report(unit, reportId)}>{name}</a>,
          },
          {
            heading: r.state,
            cell: ({ state }) => (state === null ? r.noReport : r.states[state]),
          },
          {
            heading: r.edition,
            cell: ({ edition }) => (edition === null ? r.blank : r.editionOf(edition)),
          },
        ]}
      />
      <h2>{r.sum}</h2>
      <p>{r.sumOf(counted, units.length)}</p>
      <p class="hint">{r.blankIs}</p>
      <p class="no-print">
        <a class="row-link" href={withFilter(paths.provinceReportsFile(code), { kind, ...period })}>
          {t.table.excel}
        </a>{' '}
        <a
          class="row-link"
          href={withFilter(paths.provinceReportsPaper(code), { kind, ...period })}
        >
          {r.docx}
        </a>
      </p>
      <ReportTable
        caption={r.sum}
        lines={reportLines(sum, sum.byHand, language)}
        listOf={() => null}
      />
    </>
  );
}

/** Units of which something is not there, by name. */
function Lacking({ words, units }: { words: string; units: ProvinceReport['units'] }) {
  return (
    <>
      <h2>{words}</h2>
      {units.length > 0 && <p>{units.map(({ name }) => name).join(', ')}</p>}
    </>
  );
}
