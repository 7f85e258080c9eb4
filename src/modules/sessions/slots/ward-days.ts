import type { EntityManager } from 'typeorm';
import { DateException, OpenDays, openDays } from '../../../core/slots/windows';
import { holidaysBetween } from '../../../core/time/holidays';
import type { LocalDate } from '../../../core/time/local-dates';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { select } from '../../../platform/database/select';
import { placeholders } from '../../../platform/database/row-set';
import { codeOf, column, columns, orNull } from '../../../platform/database/result-columns';
import { AvailabilityException } from '../entities/availability-exception.entity';

/** Some days of a ward: its open hours without holidays, and what people said of single days. */
export interface WardDays extends OpenDays {
  holidays: LocalDate[];
  exceptionsOf(personId: string): DateException[];
  /** Staff closed the venue on that day, whatever its hours are. */
  isShut(venueId: string, date: LocalDate): boolean;
}

export interface WardDaysRequest {
  wardId: string;
  workingWindows: readonly WeeklyWindow[];
  zone: string;
  dates: readonly LocalDate[];
  /** Whose exceptions are wanted; at most some dozens. */
  personIds: readonly string[];
}

/** Reads holidays and exceptions of the days in one statement. */
export async function loadWardDays(
  manager: EntityManager,
  { wardId, workingWindows, zone, dates, personIds }: WardDaysRequest,
): Promise<WardDays> {
  const from = dates[0];
  const to = dates[dates.length - 1];
  const parameters = [wardId, from, to, ...personIds];
  const rows = await select(manager, dayRow, daysSql(personIds.length), parameters);
  const datesOf = (kind: string): LocalDate[] =>
    rows.filter((row) => row.kind === kind).map(({ date }) => date);
  const holidays = holidaysBetween(from, to, { added: datesOf('off'), removed: datesOf('on') });
  return {
    ...openDays(dates, zone, workingWindows, holidays),
    holidays,
    exceptionsOf: (personId) =>
      rows.filter((row) => row.personId === personId).map((row) => row as DateException),
    isShut: (venueId, date) =>
      rows.some((row) => row.kind === 'shut' && row.personId === venueId && row.date === date),
  };
}

const statements = new Map<number, string>();

const holidaysSql = `SELECT venue_id AS "personId", date,
    CASE WHEN venue_id IS NOT NULL THEN 'shut' WHEN is_holiday THEN 'off' ELSE 'on' END AS kind,
    0 AS "startMinute", 0 AS "endMinute"
  FROM holiday WHERE ward_id = $1 AND date BETWEEN $2 AND $3`;

/** The same text for as many people each time, for it is asked with every booking. */
function daysSql(people: number): string {
  if (people === 0) return holidaysSql;
  const sql =
    statements.get(people) ??
    `${holidaysSql}
     UNION ALL
     SELECT person_id, date, kind, start_minute, end_minute
     FROM availability_exception WHERE date BETWEEN $2 AND $3
       AND person_id IN (${placeholders(people, 4)})`;
  statements.set(people, sql);
  return sql;
}

const dayRow = {
  ...columns(AvailabilityException, 'date', 'startMinute', 'endMinute'),
  personId: orNull(column(AvailabilityException, 'personId')),
  kind: codeOf<DateException['kind'] | 'on' | 'off' | 'shut'>(),
};
