import { type Interval, subtractIntervals } from '../../../core/time/intervals';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { grouped } from '../../../platform/common/grouped';
import type { Room, StaffedDay, WeekRoomView } from '../../../modules/sessions';
import { isHelping, type WeekItems, type WeekSession } from './week-items';

/** Something that stands in a cell. */
export type GridEntry =
  | { kind: 'session'; startAt: number; endAt: number; session: WeekSession }
  | { kind: 'walk-in'; startAt: number; endAt: number; day: StaffedDay };

/** Why nothing can stand there: the ward's day off, a closed venue, an ambassador who is away. */
export type Closed = 'ward' | 'row';

export interface GridCell {
  date: string;
  /** In order of time. */
  entries: GridEntry[];
  /** When it is open, or they are free, and nothing stands there yet. */
  free: Interval[];
  closed: Closed | null;
}

export interface GridRow {
  /** Of the venue or the ambassador; `home` for lessons at mentees' homes. */
  id: string;
  name: string;
  cells: GridCell[];
}

/** Stands for mentees' homes among the venues. */
export const homes = 'home';

/** What stands in each row: of a class, its venue has it once, and each of its ambassadors. */
export function entriesByRow(
  by: 'venue' | 'mentor',
  { sessions, walkIns }: WeekItems,
): Map<string, GridEntry[]> {
  const rows = new Map<string, GridEntry[]>();
  const add = (id: string, entry: GridEntry): void => {
    const row = rows.get(id);
    if (row) row.push(entry);
    else rows.set(id, [entry]);
  };
  for (const session of sessions) {
    const { startAt, endAt, venueId, mentorId } = session;
    const entry = { kind: 'session', startAt, endAt, session } as const;
    if (by === 'mentor') add(mentorId, entry);
    else if (!isHelping(session)) add(venueId ?? homes, entry);
  }
  for (const day of walkIns) {
    const { startAt, endAt, venueId, mentors } = day;
    const entry = { kind: 'walk-in', startAt, endAt, day } as const;
    for (const id of by === 'mentor' ? mentors.map((one) => one.id) : [venueId]) add(id, entry);
  }
  return rows;
}

/** The rows in natural order; where something is looked for, those alone that have it. */
export function rowsOf(
  named: readonly { id: string; name: string }[],
  entries: ReadonlyMap<string, GridEntry[]>,
  isNarrowed: boolean,
): { id: string; name: string }[] {
  const shown = isNarrowed ? named.filter(({ id }) => entries.has(id)) : [...named];
  const isHomes = ({ id }: { id: string }): number => Number(id === homes);
  return shown.sort(
    (one, other) => isHomes(one) - isHomes(other) || inNaturalOrder(one.name, other.name),
  );
}

/** The cells of one row; what is over is not free any more. */
export function cellsOf(
  days: readonly { date: string; fromAt: number; toAt: number }[],
  entries: readonly GridEntry[],
  { room, view, now }: { room: Room | undefined; view: WeekRoomView; now: number },
): GridCell[] {
  const free = subtractIntervals(room?.open ?? [], [...entries, { startAt: 0, endAt: now }]);
  return days.map(({ date, fromAt, toAt }) => {
    const isOn = ({ startAt }: Interval): boolean => startAt >= fromAt && startAt < toAt;
    const isShut = room?.shut.has(date) ?? false;
    return {
      date,
      entries: entries.filter(isOn).sort((one, other) => one.startAt - other.startAt),
      free: free.filter(isOn).filter(({ startAt, endAt }) => endAt - startAt >= HALF_HOUR_MS),
      closed: view.closed.has(date) ? 'ward' : isShut ? 'row' : null,
    };
  });
}

const HALF_HOUR_MS = 30 * 60_000;

export type DayPart = 'morning' | 'afternoon' | 'evening';

/** What stands in each part of the day, `minuteOf` being minutes from its local midnight. */
export function partsOf(
  entries: readonly GridEntry[],
  minuteOf: (at: number) => number,
): [DayPart, GridEntry[]][] {
  const partAt = (minute: number): DayPart => {
    if (minute < 12 * 60) return 'morning';
    return minute < 17 * 60 + 30 ? 'afternoon' : 'evening';
  };
  const parts = grouped(entries, ({ startAt }) => partAt(minuteOf(startAt)));
  return [...parts] as [DayPart, GridEntry[]][];
}
