import type { ReportPeriod } from '../../core/programme/report-periods';
import { addDays, weekStartOf } from '../../core/time/local-dates';
import { COUNTED, type CountedCode } from '../../core/vietnamese/measures';
import { mayDo } from '../../modules/access';
import type { ProvinceProgress } from '../../modules/matching';
import type { UnitOverview } from '../../modules/programme';
import type { WardShapes } from '../../modules/wards';
import { Counts } from '../kit/components/facts';
import { ExcelLink } from '../kit/components/excel-link';
import { ProgressBar } from '../kit/components/progress-bar';
import { Table } from '../kit/components/table';
import { Select } from '../kit/forms/select';
import { withFilter } from '../kit/page/address-filter';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';
import { AudienceField } from '../shared/programme/audience-field';
import { countedName } from '../shared/programme/counted-name';
import { PeriodForm, type ShownPeriod } from '../shared/programme/target-progress';
import { inOrder, overviewColumns } from './overview-columns';
import { ProvinceMap } from './province-map';
import { WeeksChart } from './weeks-chart';

/** So many units are named above the table; the others stand in it. */
const NAMED = 5;

interface OverviewPageProps {
  code: string;
  figure: CountedCode;
  audience: string;
  period: ShownPeriod;
  sort: string | undefined;
  units: UnitOverview[];
  shapes: ReadonlyMap<string, WardShapes>;
  /** Ward's id → until when its lists are open to the reader. */
  open: ReadonlyMap<string, number>;
  /** The last month that is over. */
  month: ReportPeriod;
  /** The last run that paired the whole province; null where there was none. */
  run: ProvinceProgress | null;
}

/** The units of a province side by side, by one figure: the lowest, the silent, the short; a map, the weeks and a table. */
export function OverviewPage(props: OverviewPageProps) {
  const { code, figure, audience, period, sort, units, shapes, open, month, run } = props;
  const view = useView();
  const { t, dates, language } = view;
  const o = t.overview;
  const isShared = units.some(({ share }) => share !== null);
  const valueOf = ({ share, total }: UnitOverview): number | null => (isShared ? share : total);
  const wordsOf = ({ name, share, total }: UnitOverview): string =>
    share === null ? o.valueOf(name, total) : o.valueOfShare(name, String(share), total);
  const unknown = units.filter((unit) => valueOf(unit) === null);
  const known = units.filter((unit) => valueOf(unit) !== null);
  const lowest = inOrder(known, isShared ? 'share' : 'total').slice(0, 3);
  const total = (of: (unit: UnitOverview) => number): number =>
    units.reduce((sum, unit) => sum + of(unit), 0);
  const asked = {
    figure,
    audience,
    year: String(period.year),
    from: period.from,
    until: period.until,
  };
  return (
    <>
      <h1>{t.roles.provinceTitle}</h1>
      <p class="lead">{t.roles.provinceLead(code)}</p>
      <PeriodForm action={paths.province(code)} period={period}>
        <Select
          name="figure"
          label={o.figure}
          value={figure}
          options={COUNTED.map((value) => ({ value, label: countedName(language, value) }))}
        />
        <AudienceField audience={audience} />
      </PeriodForm>
      <p>{t.targets.definitions[figure]}</p>
      <Counts
        counts={[
          { value: total((unit) => unit.total), name: countedName(language, figure) },
          { value: total((unit) => unit.inPeriod), name: o.inPeriod },
          { value: total((unit) => unit.active), name: o.active },
          { value: total((unit) => unit.mentors), name: o.mentors },
          { value: total((unit) => unit.held), name: o.held },
        ]}
      />
      {units.length === 0 ? null : (
        <>
          {unknown.length === 0 ? null : (
            <>
              <h2>{o.unknown(unknown.length)}</h2>
              <p>{o.unknownLead}</p>
              <Named units={unknown} />
            </>
          )}
          <h2>{o.worst}</h2>
          <p>{o.worstOf(countedName(language, figure))}</p>
          <ol>
            {lowest.map((unit) => (
              <li key={unit.id}>
                <a href={`#unit-${unit.code}`}>{wordsOf(unit)}</a>
              </li>
            ))}
          </ol>
          <Attention code={code} units={units} month={month} />
        </>
      )}
      <ProvinceMap units={units} shapes={shapes} valueOf={valueOf} wordsOf={wordsOf} />
      <Weeks units={units} until={period.until} />
      <LastRun code={code} run={run} />
      <h2>{o.table}</h2>
      <p>{o.tableLead}</p>
      <ExcelLink href={withFilter(paths.provinceFile(code), { ...asked, sort })} />
      <Table
        caption={o.table}
        isCaptionHidden
        whenEmpty={t.roles.noUnits}
        rows={inOrder(units, sort)}
        columns={overviewColumns({ t, dates }, mayDo(view.actor, 'wards.open') ? open : null)}
        sorting={{ by: sort }}
        isCards
      />
    </>
  );
}

/** Some of the units by name; the others stand in the table. */
function Named({ units }: { units: readonly UnitOverview[] }) {
  const { overview: o } = useView().t;
  return (
    <ul>
      {units.slice(0, NAMED).map(({ id, code, name }) => (
        <li key={id}>
          <a href={`#unit-${code}`}>{name}</a>
        </li>
      ))}
      {units.length > NAMED ? <li>{o.more(units.length - NAMED)}</li> : null}
    </ul>
  );
}

interface AttentionProps {
  code: string;
  units: readonly UnitOverview[];
  month: ReportPeriod;
}

/** Units that have not sent last month's report, those to which nobody came this week, and those in which ambassadors are short. */
function Attention({ code, units, month }: AttentionProps) {
  const { t, dates } = useView();
  const o = t.overview;
  const unsent = units.filter(({ report }) => report === null || report === 'returned');
  const days = [dates.date(month.from), dates.date(month.until)] as const;
  const silent = units.filter(({ isSilent }) => isSilent);
  const short = inOrder(
    units.filter((unit) => unit.short > 0),
    '-short',
  );
  return (
    <>
      {unsent.length === 0 ? (
        <p>{o.allSent(...days)}</p>
      ) : (
        <>
          <h2>{o.unsent(unsent.length)}</h2>
          <p>{o.unsentLead(...days)}</p>
          <Named units={unsent} />
          <p>
            <a
              class="row-link"
              href={withFilter(paths.provinceReports(code), { kind: 'month', ...month })}
            >
              {t.reports.provinceTitle}
            </a>
          </p>
        </>
      )}
      {silent.length === 0 ? (
        <p>{o.allSpoke}</p>
      ) : (
        <>
          <h2>{o.silent(silent.length)}</h2>
          <Named units={silent} />
        </>
      )}
      {short.length === 0 ? (
        <p>{o.noShortage}</p>
      ) : (
        <>
          <h2>{o.shortage(short.length)}</h2>
          <ul>
            {short.slice(0, NAMED).map((unit) => (
              <li key={unit.id}>
                <a href={`#unit-${unit.code}`}>{o.shortOf(unit.name, unit.short, unit.waiting)}</a>
              </li>
            ))}
            {short.length > NAMED ? <li>{o.more(short.length - NAMED)}</li> : null}
          </ul>
        </>
      )}
    </>
  );
}

/** How far the pairing of the whole province is. */
function LastRun({ code, run }: Pick<OverviewPageProps, 'code' | 'run'>) {
  const { t, dates } = useView();
  const p = t.province;
  return (
    <section>
      <h2>{p.title}</h2>
      {run === null ? (
        <p>{p.none}</p>
      ) : (
        <>
          <p>
            {p.states[run.state]} {p.startedAt(dates.moment(run.createdAt))}
          </p>
          <ProgressBar label={p.progress(run.progress)} percent={run.progress} />
          <Counts
            counts={[
              { value: run.wards.total, name: p.total },
              { value: run.wards.done, name: p.done },
              { value: run.wards.failed, name: p.failedCount },
            ]}
          />
        </>
      )}
      <p>
        <a class="row-link" href={paths.operations.province(code)}>
          {p.link(code)}
        </a>
      </p>
    </section>
  );
}

/** What was new in the whole province, week by week. */
function Weeks({ units, until }: { units: readonly UnitOverview[]; until: string }) {
  const { t, dates } = useView();
  const o = t.overview;
  const count = units[0]?.weeks.length ?? 0;
  if (count === 0) return null;
  const rows = Array.from({ length: count }, (_, nth) => ({
    id: addDays(weekStartOf(until), 7 * (nth - count + 1)),
    people: units.reduce((sum, { weeks }) => sum + weeks[nth], 0),
  }));
  return (
    <section>
      <h2>{o.weeksTitle}</h2>
      <WeeksChart weeks={rows.map(({ people }) => people)} days={rows.map(({ id }) => id)} />
      <Table
        caption={o.weeksTitle}
        isCaptionHidden
        whenEmpty=""
        rows={rows}
        columns={[
          { heading: o.week, cell: ({ id }) => dates.date(id) },
          { heading: t.targets.inPeriod, cell: ({ people }) => people, isNumber: true },
        ]}
      />
    </section>
  );
}
