import { addDays } from '../../../core/time/local-dates';
import type { WeekPlanRun } from '../../../modules/sessions';
import { Paging, Table } from '../../kit/components/table';
import type { WeekDays } from '../../shared/sessions/week-days';
import { ExcelLink } from '../../kit/components/excel-link';
import { useView } from '../../kit/view/view';
import type { WeekBoardView } from './week-board';
import { type WeekFilter, weekRows } from './week-filter';
import { WeekFilterForm } from './week-filter-form';
import { WeekGrid } from './week-grid-view';
import { PlanSection } from './week-plan-run-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';

export interface UnscheduledRow {
  id: string;
  name: string;
  because: string;
  /** As the plan was stored. */
  reason: string;
}

interface WeekPageProps {
  code: string;
  week: WeekDays;
  board: WeekBoardView;
  filter: WeekFilter;
  /** The day that alone is shown; absent: all days. */
  shown?: string;
  unscheduled: UnscheduledRow[];
  hasPairs: boolean;
  /** The ward's latest planning. */
  run: WeekPlanRun | null;
  /** Published plans of which nothing has begun. */
  withdrawable: WeekPlanRun[];
  planFrom: string;
  /** Local date. */
  today: string;
  /** The first day of the week that runs. */
  thisWeek: string;
}

/** The week of a ward as a grid, each of its days, and the way to a plan. */
export function WeekPage(props: WeekPageProps) {
  const { code, week, board, filter, shown, unscheduled, hasPairs, run, today } = props;
  const { withdrawable, planFrom, thisWeek } = props;
  const { t, dates } = useView();
  const { sessions: s, weekGrid: g } = t;
  const { by = 'venue' } = filter;
  const { rows, hasHomes, counts, hamlets, venues, mentors } = board;
  const days = counts.filter(({ date }) => !shown || date === shown);
  // As many as the grid shows, and the file has: those that stand, as the first page counts them, and those that are off.
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const off = days.reduce((sum, day) => sum + day.off, 0);
  const at = (asked: Record<string, string | undefined>): string =>
    withQuery(paths.ward.week(code), { from: week.from, day: shown, ...filter, ...asked });
  const file = withQuery(paths.ward.weekFile(code), { from: week.from, day: shown, ...filter });
  return (
    <div class="week-page">
      <h1>{s.week}</h1>
      <p class="lead">{s.weekOf(dates.date(week.from), dates.date(week.to))}</p>
      <WeekNav week={week} shown={shown} counts={counts} thisWeek={thisWeek} at={at} />
      <nav class="paging" aria-label={g.rows}>
        <span>{g.rows}:</span>
        {weekRows.map((one) => (
          <a
            key={one}
            href={at({ by: one === 'venue' ? undefined : one })}
            aria-current={one === by ? 'true' : undefined}
          >
            {g.by[one]}
          </a>
        ))}
      </nav>
      <WeekFilterForm
        filter={filter}
        kept={{ from: week.from, day: shown, by: filter.by }}
        hamlets={hamlets}
        venues={venues}
        mentors={mentors}
      />
      <p class="muted" role="status">
        {g.found(total, { off, rows: rows.total, hasHomes, by })}{' '}
        {isFiltered(filter) ? (
          <a
            class="no-print"
            href={at(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
          >
            {g.clear}
          </a>
        ) : null}
      </p>
      {total + off === 0 && !isFiltered(filter) ? <p class="empty">{s.noSessions}</p> : null}
      <ExcelLink href={file} of={shown ? dates.date(shown) : s.week} />
      {rows.total === 0 ? (
        <p class="empty">{g.nothing}</p>
      ) : (
        <WeekGrid
          code={code}
          by={by}
          rows={rows.items}
          venueNames={new Map(venues.map(({ id, name }) => [id, name]))}
          today={today}
        />
      )}
      <Paging {...rows} of={g.by[by]} />
      <p class="no-print">
        {days
          .filter(({ date, count }) => date >= today && count > 0)
          .map(({ date }) => (
            <>
              <a class="row-link" href={withQuery(paths.ward.dayOff(code), { from: date })}>
                {t.changes.dayOffOf(dates.date(date))}
              </a>{' '}
            </>
          ))}
      </p>
      <p class="no-print">
        <a class="row-link" href={withQuery(paths.ward.paper(code), { from: week.from })}>
          {t.paper.papers}
        </a>
      </p>
      {unscheduled.length > 0 ? <Unscheduled code={code} rows={unscheduled} /> : null}
      <section class="panel no-print" id="plan">
        <h2>{s.planTitle}</h2>
        {hasPairs ? <PlanSection {...{ code, run, withdrawable, planFrom }} /> : <p>{s.noPairs}</p>}
      </section>
    </div>
  );
}

interface WeekNavProps extends Pick<WeekPageProps, 'week' | 'shown' | 'thisWeek'> {
  counts: WeekBoardView['counts'];
  at: (asked: Record<string, string | undefined>) => string;
}

function WeekNav({ week, shown, counts, thisWeek, at }: WeekNavProps) {
  const { t, dates } = useView();
  const { sessions: s, weekGrid: g } = t;
  const short = (date: string): string => date.split('-').reverse().slice(0, 2).join('/');
  const weekAt = (from: string): string => at({ from, day: undefined });
  return (
    <nav class="paging" aria-label={s.week}>
      <a href={weekAt(addDays(week.from, -7))}>← {s.previousWeek}</a>
      {week.from === thisWeek ? null : <a href={weekAt(thisWeek)}>{g.thisWeek}</a>}
      {shown ? <a href={at({ day: undefined })}>{g.wholeWeek}</a> : null}
      {counts.map(({ date, count }) => (
        <a key={date} href={at({ day: date })} aria-current={date === shown ? 'date' : undefined}>
          {dates.date(date).split(',')[0]} {short(date)} ({count})
        </a>
      ))}
      <a href={weekAt(addDays(week.from, 7))}>{s.nextWeek} →</a>
    </nav>
  );
}

const filterNames = ['q', 'hamlet', 'venue', 'mentor', 'topic', 'seats'] as const;

const isFiltered = (filter: WeekFilter): boolean =>
  filterNames.some((name) => filter[name] !== undefined);

function Unscheduled({ code, rows }: { code: string; rows: UnscheduledRow[] }) {
  const { t } = useView();
  const noSlot: Record<string, string | undefined> = t.sessions.noSlot;
  return (
    <section>
      <h2>{t.sessions.unscheduled(rows.length)}</h2>
      <Table
        caption={t.sessions.unscheduled(rows.length)}
        isCaptionHidden
        whenEmpty=""
        rows={rows}
        columns={[
          {
            heading: t.people.name,
            cell: ({ id, name }) => <a href={paths.ward.mentee(code, id)}>{name}</a>,
          },
          { heading: t.matching.reason, cell: ({ because, reason }) => noSlot[because] ?? reason },
        ]}
      />
    </section>
  );
}
