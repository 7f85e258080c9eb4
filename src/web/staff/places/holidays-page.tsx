import type { HolidaySuggestion } from '../../../core/time/holidays';
import type { ClosedDay } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Tag } from '../../kit/components/facts';
import { Field } from '../../kit/forms/field';
import { Button, Form, PostButton } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import type { HolidayRow } from './holiday-rows';

interface HolidaysPageProps {
  code: string;
  year: number;
  rows: HolidayRow[];
  suggestions: HolidaySuggestion[];
  /** Days off ahead on which something stands all the same. */
  closed: ClosedDayRow[];
}

/** With the name of the venue that alone is closed. */
export interface ClosedDayRow extends ClosedDay {
  id: string;
  venueName: string | null;
}

/** The days off of a year, what staff should look at, and a day to add. */
export function HolidaysPage({ code, year, rows, suggestions, closed }: HolidaysPageProps) {
  const { t, dates } = useView();
  const p = t.places;
  const path = paths.ward.holidays(code);
  return (
    <>
      <BackLink href={paths.ward.settings(code)}>{p.settings}</BackLink>
      <h1>{p.year(year)}</h1>
      <p class="lead">{p.holidaysLead}</p>
      {closed.length > 0 ? <OnClosedDays code={code} closed={closed} /> : null}
      <nav class="paging" aria-label={p.holidays}>
        <a href={withQuery(paths.ward.holidays(code), { year: year - 1 })}>← {p.previousYear}</a>
        <a href={withQuery(paths.ward.holidays(code), { year: year + 1 })}>{p.nextYear} →</a>
      </nav>
      <ExcelLink href={withQuery(paths.ward.holidaysFile(code), { year })} of={p.year(year)} />
      {suggestions.length > 0 ? <Suggestions path={path} suggestions={suggestions} /> : null}
      <Table
        caption={p.holidays}
        whenEmpty={p.noHolidays}
        rows={rows}
        columns={[
          { heading: p.date, cell: ({ date }) => dates.date(date) },
          { heading: p.holidayName, cell: ({ name }) => name },
          {
            heading: t.sessions.state,
            cell: ({ isOff }) => <Tag kind={isOff ? 'wait' : 'good'}>{isOff ? p.off : p.on}</Tag>,
          },
          {
            heading: p.keepOn,
            cell: ({ date, name, isEdited }) =>
              isEdited ? (
                <PostButton
                  action={paths.ward.holidayRemoval(code)}
                  values={{ date }}
                  kind="link"
                  label={p.takeBackOf(dates.date(date))}
                >
                  {p.takeBack}
                </PostButton>
              ) : (
                <PostButton
                  action={path}
                  values={{ date, name, isHoliday: 'no' }}
                  kind="link"
                  label={p.keepOnOf(dates.date(date))}
                >
                  {p.keepOn}
                </PostButton>
              ),
          },
        ]}
      />
      <section class="panel">
        <h2>{p.addHoliday}</h2>
        <Form action={path}>
          <Field name="date" type="date" label={p.date} width={12} />
          <Field name="name" label={p.holidayName} />
          <Button>{p.addHoliday}</Button>
        </Form>
      </section>
    </>
  );
}

function Suggestions({ path, suggestions }: { path: string; suggestions: HolidaySuggestion[] }) {
  const { t, dates } = useView();
  const p = t.places;
  return (
    <Table
      caption={p.suggestions}
      whenEmpty=""
      rows={suggestions.map((suggestion) => ({ ...suggestion, id: suggestion.date }))}
      columns={[
        { heading: p.date, cell: ({ date }) => dates.date(date) },
        { heading: t.matching.reason, cell: ({ reason }) => p.reasons[reason] },
        {
          heading: p.takeOff,
          cell: ({ date, reason }) => (
            <PostButton
              action={path}
              values={{ date, name: p.reasons[reason] ?? reason }}
              kind="link"
              label={p.takeOffOf(dates.date(date))}
            >
              {p.takeOff}
            </PostButton>
          ),
        },
        {
          heading: p.notOff,
          cell: ({ date, reason }) => (
            <PostButton
              action={path}
              values={{ date, name: p.reasons[reason] ?? reason, isHoliday: 'no' }}
              kind="link"
              label={p.notOffOf(dates.date(date))}
            >
              {p.notOff}
            </PostButton>
          ),
        },
      ]}
    />
  );
}

/** Lessons ahead on days off: as many as the first page says, each day with the way to settle them. */
function OnClosedDays({ code, closed }: { code: string; closed: ClosedDayRow[] }) {
  const { t, dates } = useView();
  const p = t.places;
  return (
    <section id="sessions">
      <Table
        caption={p.onClosedDays}
        whenEmpty=""
        rows={closed}
        columns={[
          { heading: p.date, cell: ({ date }) => dates.date(date) },
          { heading: t.changes.where, cell: ({ venueName }) => venueName ?? t.changes.wholeWard },
          {
            heading: t.changes.sessions,
            cell: ({ date, sessions }) => (
              <a href={withQuery(paths.ward.week(code), { day: date })}>{sessions}</a>
            ),
          },
          {
            heading: t.changes.actsInList,
            cell: ({ date, venueId }) => (
              <a
                class="row-link"
                href={withQuery(paths.ward.dayOff(code), {
                  from: date,
                  venueId: venueId ?? undefined,
                })}
              >
                {p.settleDay(dates.date(date))}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}
