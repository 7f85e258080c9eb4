import type { Hall, Learner, Lesson, Spot, Window } from './answers';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const ZONE = 7 * 60 * MINUTE;
export const LATE = 20 * 60;

/** The new year and Tết, as any calendar has them. */
export const everybodysHolidays = [1, 36, 37, 38, 39, 40].map((day) =>
  new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10),
);

export const blank: Lesson = {
  id: '',
  mentorId: '',
  venueId: null,
  topic: '',
  startAt: 0,
  endAt: 0,
  state: 'planned',
  seats: 5,
  classId: null,
  bookings: [],
};

export const instantOf = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);
export const dateOf = (at: number): string => new Date(at + ZONE).toISOString().slice(0, 10);
export const timeOf = (at: number): string => new Date(at + ZONE).toISOString().slice(0, 16);
export const minuteOf = (at: number): number => Math.floor(((at + ZONE) % DAY) / MINUTE);
export const weekdayOf = (at: number): number => new Date(at + ZONE).getUTCDay() || 7;

export const meet = (a: { startAt: number; endAt: number }, b: typeof a): boolean =>
  a.startAt < b.endAt && b.startAt < a.endAt;

export const moved = (lesson: Lesson, startAt: number): Lesson => ({
  ...lesson,
  startAt,
  endAt: startAt + 30 * MINUTE,
});

export const partOf = (at: number): number =>
  [720, 1050, 1440].findIndex((end) => minuteOf(at) < end);

export function countHoles(lessons: readonly Lesson[]): number {
  const inOrder = [...lessons].sort((a, b) => a.startAt - b.startAt);
  return inOrder.filter((lesson, nth) => {
    const before = inOrder[nth - 1];
    if (!before || dateOf(before.startAt) !== dateOf(lesson.startAt)) return false;
    const isOnePart = partOf(before.startAt) === partOf(lesson.startAt);
    return isOnePart && lesson.startAt - before.endAt >= 60 * MINUTE;
  }).length;
}

export function within(windows: readonly Window[], startAt: number, endAt: number): boolean {
  for (let at = startAt; at < endAt; at += MINUTE) {
    const [weekday, minute] = [weekdayOf(at), minuteOf(at)];
    const isIn = windows.some(
      (one) => one.weekday === weekday && one.startMinute <= minute && minute < one.endMinute,
    );
    if (!isIn) return false;
  }
  return true;
}

export function isOpen(
  hall: Hall,
  { startAt, endAt }: { startAt: number; endAt: number },
): boolean {
  const date = dateOf(startAt);
  if (hall.openFrom !== null && date < hall.openFrom) return false;
  if (hall.openUntil !== null && hall.openUntil < date) return false;
  return hall.openings === null || within(hall.openings, startAt, endAt);
}

export const isFrail = ({ groups, support, isPriority }: Learner): boolean =>
  isPriority ||
  groups.some((group) => ['elderly', 'disabled'].includes(group)) ||
  support.length > 0;

/** The haversine, on a sphere. */
export function metres(a: Spot, b: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

export function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

export function grouped<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
