import { type EntityManager, In, IsNull } from 'typeorm';
import { holidaysBetween } from '../../../core/time/holidays';
import { datesFrom, daysBetween, type LocalDate } from '../../../core/time/local-dates';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Holiday } from '../../wards';
import { type ChangeFacts, PlannedChange } from '../entities/planned-change.entity';

/** Some days of a ward, or of one of its venues, both ends included. */
export interface DaysOff {
  wardId: string;
  venueId: string | null;
  from: LocalDate;
  to: LocalDate;
  name: string;
}

/** Puts the days off into the ward's calendar; gives those that are new, and what staff had said of days before. */
export async function closeDays(
  manager: EntityManager,
  { wardId, venueId, from, to, name }: DaysOff,
): Promise<Required<Pick<ChangeFacts, 'closed' | 'days'>>> {
  const dates = datesOf(from, to);
  const feasts = holidaysBetween(from, to);
  const known = await editsOf(manager, { wardId, venueId }, dates);
  const isOff = (date: LocalDate): boolean =>
    known.find((edit) => edit.date === date)?.isHoliday ??
    (venueId === null && feasts.includes(date));
  const opened = dates.filter((date) => !isOff(date));
  const before = known.filter(({ isHoliday }) => !isHoliday);
  if (before.length > 0) await manager.delete(Holiday, { id: In(before.map(({ id }) => id)) });
  const rows = opened.map((date) => ({
    id: newId(),
    wardId,
    venueId,
    date,
    name,
    isHoliday: true,
  }));
  await insert(manager, Holiday, rows);
  return {
    closed: opened,
    days: before.map(({ date, name: was, isHoliday }) => ({ date, name: was, isHoliday })),
  };
}

/**
 * The days are as they were, but those that another change keeps closed: that one opens them later. What staff have
 * said of a day since stands, too.
 */
export async function reopenDays(
  manager: EntityManager,
  { id, wardId, what, reason }: PlannedChange,
): Promise<void> {
  const { venueId = null, closed: ours = [], days = [] } = what;
  const standing = await manager.findBy(PlannedChange, {
    wardId,
    kind: 'day-off',
    takenBackAt: IsNull(),
  });
  const others = standing.filter(
    (other) => other.id !== id && (other.what.venueId ?? null) === venueId,
  );
  const keeperOf = (date: LocalDate): PlannedChange | undefined =>
    others.find((other) => (other.what.from ?? '') <= date && date <= (other.what.to ?? ''));
  const edits = await editsOf(manager, { wardId, venueId }, ours);
  const asSaid = edits.filter(({ isHoliday, name }) => isHoliday && name === (reason ?? ''));
  for (const { id: holidayId, date } of asSaid) {
    const keeper = keeperOf(date);
    if (!keeper) continue;
    keeper.what = {
      ...keeper.what,
      closed: [...(keeper.what.closed ?? []), date],
      days: [...(keeper.what.days ?? []), ...days.filter((day) => day.date === date)],
    };
    await manager.update(PlannedChange, { id: keeper.id }, { what: keeper.what });
    await manager.update(Holiday, { id: holidayId }, { name: keeper.reason ?? '' });
  }
  const closed = asSaid.filter(({ date }) => !keeperOf(date));
  if (closed.length > 0) await manager.delete(Holiday, { id: In(closed.map((one) => one.id)) });
  const again = days.filter(({ date }) => closed.some((one) => one.date === date));
  await insert(
    manager,
    Holiday,
    again.map((day) => ({ id: newId(), wardId, venueId, ...day })),
  );
}

/** True while a change that stands keeps the whole ward closed then. */
export async function isStillOff(
  manager: EntityManager,
  wardId: string,
  date: LocalDate,
): Promise<boolean> {
  const standing = await manager.findBy(PlannedChange, {
    wardId,
    kind: 'day-off',
    takenBackAt: IsNull(),
  });
  return standing.some(
    ({ what: { venueId, from = '', to = '' } }) =>
      venueId === undefined && from <= date && date <= to,
  );
}

const datesOf = (from: LocalDate, to: LocalDate): LocalDate[] =>
  datesFrom(from, daysBetween(from, to) + 1);

function editsOf(
  manager: EntityManager,
  { wardId, venueId }: { wardId: string; venueId: string | null },
  dates: readonly LocalDate[],
): Promise<Holiday[]> {
  const venue = venueId === null ? IsNull() : venueId;
  return manager.findBy(Holiday, { wardId, venueId: venue, date: In(dates) });
}
