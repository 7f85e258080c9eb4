import type { Interval } from '../../../core/time/intervals';
import { localMinuteOf } from '../../../core/time/zone';
import { termName, termNames } from '../../../texts';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { placeName } from '../../shared/booking/place-name';
import type { WeekBy } from './week-filter';
import { type GridCell, type GridEntry, type GridRow, homes, partsOf } from './week-grid';

interface WeekGridProps {
  code: string;
  by: WeekBy;
  rows: readonly GridRow[];
  venueNames: ReadonlyMap<string, string>;
  today: string;
}

/** Venues or ambassadors by days; on a phone a list by day. */
export function WeekGrid({ code, by, rows, venueNames, today }: WeekGridProps) {
  const { t, dates } = useView();
  const g = t.weekGrid;
  const days = rows[0]?.cells.map(({ date }) => date) ?? [];
  return (
    <div class="table-frame week-grid" role="group" aria-label={t.sessions.week} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{t.sessions.week}</caption>
        <thead>
          <tr>
            <th scope="col">{g.by[by]}</th>
            {days.map((date, at) => (
              <th scope="col" key={date} class={`day-${at}${date === today ? ' is-today' : ''}`}>
                {dates.date(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <RowName code={code} by={by} row={row} />
              </th>
              {row.cells.map((cell, at) => (
                <td key={cell.date} class={`day-${at}${isEmpty(cell) ? ' is-empty' : ''}`}>
                  <span class="row-name" aria-hidden="true">
                    {nameOf(row, t.sessions.atHome)}
                  </span>
                  <Cell code={code} by={by} cell={cell} venueNames={venueNames} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isEmpty = ({ entries, free, closed }: GridCell): boolean =>
  entries.length === 0 && free.length === 0 && closed === null;

const nameOf = ({ id, name }: GridRow, atHome: string): string => (id === homes ? atHome : name);

function RowName({ code, by, row }: { code: string; by: WeekBy; row: GridRow }) {
  const { sessions: s } = useView().t;
  if (row.id === homes) return <>{s.atHome}</>;
  const to = by === 'venue' ? paths.ward.venue(code, row.id) : paths.ward.mentor(code, row.id);
  return <a href={to}>{row.name}</a>;
}

type CellProps = Pick<WeekGridProps, 'code' | 'by' | 'venueNames'> & { cell: GridCell };

function Cell({ code, by, cell, venueNames }: CellProps) {
  const { t, dates } = useView();
  const g = t.weekGrid;
  const { entries, free, closed } = cell;
  const parts = partsOf(entries, (at) => localMinuteOf(at, dates.zone));
  const shut = by === 'venue' ? g.shut : g.away;
  return (
    <>
      {closed ? <p class="room">{closed === 'ward' ? g.closed : shut}</p> : null}
      {parts.map(([part, own]) => (
        <>
          {parts.length > 1 ? <p class="part">{g.parts[part]}</p> : null}
          <ul>
            {own.map((entry) => (
              <li key={entryId(entry)}>
                <Entry code={code} by={by} entry={entry} venueNames={venueNames} />
              </li>
            ))}
          </ul>
        </>
      ))}
      {free.length > 0 ? <FreeRoom by={by} free={free} /> : null}
    </>
  );
}

const entryId = (entry: GridEntry): string =>
  entry.kind === 'session' ? entry.session.id : entry.day.id;

function FreeRoom({ by, free }: { by: WeekBy; free: readonly Interval[] }) {
  const { t, dates } = useView();
  const hours = free.map(({ startAt, endAt }) => dates.span(startAt, endAt)).join(', ');
  return (
    <p class="room">{by === 'venue' ? t.weekGrid.free(hours) : t.weekGrid.mentorFree(hours)}</p>
  );
}

const namesOf = (people: readonly { fullName: string }[]): string =>
  people.map(({ fullName }) => fullName).join(', ');

function Entry({
  code,
  by,
  entry,
  venueNames,
}: Pick<WeekGridProps, 'code' | 'by' | 'venueNames'> & { entry: GridEntry }) {
  const { t, dates, language } = useView();
  const { weekGrid: g, sessions: s } = t;
  const when = dates.span(entry.startAt, entry.endAt);
  if (entry.kind === 'walk-in') {
    const { id, mentors, seats, venueId, topics } = entry.day;
    const who = by === 'venue' ? namesOf(mentors) : venueNames.get(venueId);
    return (
      <a class="slot is-walk-in" href={paths.ward.walkIn(code, id)}>
        {when} <b>{g.walkIn}</b>
        <span>{who}</span>
        <span>{termNames('topic', topics, language)}</span>
        <span>{g.perHalfHour(seats)}</span>
      </a>
    );
  }
  const { session } = entry;
  const { id, classId, topic, state, seats, seatsTaken, holders, bookings } = session;
  const name = termName('topic', topic, language);
  const names = classId === null ? bookings.map(({ menteeName }) => menteeName).join(', ') : '';
  const to = classId === null ? paths.ward.session(code, id) : paths.ward.class(code, classId);
  return (
    <a class={`slot is-${state}`} href={to}>
      {when} <b>{classId === null ? name : t.classes.groupClass(name)}</b>
      <span>{by === 'venue' ? namesOf(holders) : placeName(session, s)}</span>
      {by === 'venue' && session.home !== null ? <span>{session.home}</span> : null}
      {names ? <span class="muted">{names}</span> : null}
      <span>
        {seats > 0 ? `${g.seatsOf(seatsTaken, seats)} · ` : ''}
        {s.states[state]}
      </span>
    </a>
  );
}
