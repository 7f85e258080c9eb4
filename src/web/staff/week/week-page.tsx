import { addDays } from '../../../core/time/local-dates';
import type { WeekPlanRun } from '../../../modules/sessions';
import { Table } from '../../kit/components/table';
import type { DayOfSessions, WeekDays } from '../../shared/sessions/week-days';
import { ExcelLink } from '../../kit/components/excel-link';
import { useView } from '../../kit/view/view';
import { SessionsTable } from '../sessions/sessions-table';
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
  days: DayOfSessions[];
  /** The day whose sessions are shown; absent: all days. */
  shown?: string;
  unscheduled: UnscheduledRow[];
  hasPairs: boolean;
  /** The ward's latest planning. */
  run: WeekPlanRun | null;
  /** How many sessions of it can be called off all together; 0 when it cannot be taken back. */
  canBeWithdrawn: boolean;
  planFrom: string;
  /** Local date. */
  today: string;
}

/** The week of a ward: each day with its sessions, and the way to a plan. */
export function WeekPage({
  code,
  week,
  days,
  shown,
  unscheduled,
  hasPairs,
  run,
  canBeWithdrawn,
  planFrom,
  today,
}: WeekPageProps) {
  const { t, dates } = useView();
  const s = t.sessions;
  const short = (date: string): string => date.split('-').reverse().slice(0, 2).join('/');
  return (
    <>
      <h1>{s.week}</h1>
      <p class="lead">{s.weekOf(dates.date(week.from), dates.date(week.to))}</p>
      <nav class="paging" aria-label={s.week}>
        <a href={withQuery(paths.ward.week(code), { from: addDays(week.from, -7) })}>
          ← {s.previousWeek}
        </a>
        {days.map(({ date, sessions }) => (
          <a
            key={date}
            href={withQuery(paths.ward.week(code), { from: week.from, day: date })}
            aria-current={date === shown ? 'date' : undefined}
          >
            {dates.date(date).split(',')[0]} {short(date)} ({sessions.length})
          </a>
        ))}
        <a href={withQuery(paths.ward.week(code), { from: addDays(week.from, 7) })}>
          {s.nextWeek} →
        </a>
      </nav>
      {days
        .filter(({ date, sessions }) => (shown ? date === shown : sessions.length > 0))
        .map(({ date, sessions }) => (
          <section class="day" key={date}>
            <h2>{dates.date(date)}</h2>
            <SessionsTable code={code} caption={dates.date(date)} sessions={sessions} isOneDay />
            {date >= today && sessions.length > 0 ? (
              <p class="no-print">
                <a class="row-link" href={withQuery(paths.ward.dayOff(code), { from: date })}>
                  {t.changes.dayOffOf(dates.date(date))}
                </a>
              </p>
            ) : null}
          </section>
        ))}
      {days.every(({ sessions }) => sessions.length === 0) ? (
        <p class="empty">{s.noSessions}</p>
      ) : null}
      {shown ? (
        <ExcelLink
          href={withQuery(paths.ward.weekFile(code), { from: week.from, day: shown })}
          of={dates.date(shown)}
        />
      ) : null}
      <ExcelLink href={withQuery(paths.ward.weekFile(code), { from: week.from })} of={s.week} />
      <p class="no-print">
        <a class="row-link" href={withQuery(paths.ward.paper(code), { from: week.from })}>
          {t.paper.papers}
        </a>
      </p>
      {unscheduled.length > 0 ? <Unscheduled code={code} rows={unscheduled} /> : null}
      <section class="panel no-print">
        <h2>{s.planTitle}</h2>
        {hasPairs ? (
          <PlanSection {...{ code, run, canBeWithdrawn, planFrom }} />
        ) : (
          <p>{s.noPairs}</p>
        )}
      </section>
    </>
  );
}

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
