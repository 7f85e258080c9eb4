import { IANAZone } from 'luxon';
import { addDays, dayNumber, LocalDate } from './local-dates';
import { Interval } from './intervals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations';

/**
 * The instant (epoch milliseconds) at which the wall clock of `zone` shows `minute` minutes after
 * midnight of `date`; 1440 is the next midnight. The machine's own zone plays no part.
 *
 * Where the clock is put forward, a time that is skipped stands for the first instant after the
 * gap; where it is put back, a time that comes twice stands for its first coming. Both keep the
 * order: a later wall time is never an earlier instant, so no window turns inside out.
 */
export function instantAt(date: LocalDate, minute: number, zone: string): number {
  return instantOf(dayNumber(date) + minute * MINUTE_MS, zone);
}

/** The instant at which a day begins in `zone`; `day` is its `dayNumber`. */
export function midnightOf(day: number, zone: string): number {
  return instantOf(day, zone);
}

/** `instantAt` of a day that is given by its `dayNumber`: thousands of times are worked out so. */
export function instantOn(day: number, minute: number, zone: string): number {
  return instantOf(day + minute * MINUTE_MS, zone);
}

/** `wall` is what the clock of `zone` shows, as if it were UTC. */
function instantOf(wall: number, zone: string): number {
  const rules = zoneRules(zone);
  const before = offsetMs(rules, wall - DAY_MS);
  const after = offsetMs(rules, wall + DAY_MS);
  if (before === after) return wall - before;
  const showing = [wall - before, wall - after].filter((at) => at + offsetMs(rules, at) === wall);
  return showing.length > 0
    ? Math.min(...showing)
    : changeBetween(rules, wall - DAY_MS, wall + DAY_MS);
}

/**
 * `instantAt` for one day, for many minutes of it: on a day of 24 hours, as nearly all are, the zone
 * is asked only once. Minutes must lie within the day, 0 to 1440.
 */
export function dayClock(date: LocalDate, zone: string): (minute: number) => number {
  const { startAt, endAt } = dayInterval(date, zone);
  return endAt - startAt === DAY_MS
    ? (minute) => startAt + minute * MINUTE_MS
    : (minute) => instantAt(date, minute, zone);
}

/** The day that the wall clock of `zone` shows at the instant. */
export function localDateOf(at: number, zone: string): LocalDate {
  return new Date(at + offsetMs(zoneRules(zone), at)).toISOString().slice(0, 10);
}

/** `dayNumber` of that day: a plain number to count days with. */
export function localDayOf(at: number, zone: string): number {
  const wall = at + offsetMs(zoneRules(zone), at);
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** `dayNumber` of the Monday of the instant's week. */
export function localMondayOf(at: number, zone: string): number {
  const day = localDayOf(at, zone);
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
}

/** Minutes after midnight that the wall clock of `zone` shows at the instant. */
export function localMinuteOf(at: number, zone: string): number {
  const wall = at + offsetMs(zoneRules(zone), at);
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** The whole local day: 23, 24 or 25 hours. */
export function dayInterval(date: LocalDate, zone: string): Interval {
  return { startAt: instantAt(date, 0, zone), endAt: instantAt(addDays(date, 1), 0, zone) };
}

/** ISO 8601 with the zone's offset, '2026-11-23T18:00:00+07:00'. */
export function toIsoWithOffset(at: number, zone: string): string {
  const offset = offsetMs(zoneRules(zone), at);
  const local = new Date(at + offset);
  if (Number.isNaN(local.getTime())) throw new RangeError(`${at} is not an instant`);
  const [hours, minutes] = [
    Math.floor(Math.abs(offset) / HOUR_MS),
    Math.abs(offset / MINUTE_MS) % 60,
  ];
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${local.toISOString().replace(/(\.000)?Z$/, '')}${sign}${two(hours)}:${two(minutes)}`;
}

function zoneRules(zone: string): IANAZone {
  const rules = IANAZone.create(zone);
  if (!rules.isValid) throw new RangeError(`"${zone}" is not a known time zone`);
  return rules;
}

/** Every zone changes its offset on a quarter of an hour, UTC; asking Intl is slow, so it is asked once. */
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, Map<number, number>>();

function offsetMs(rules: IANAZone, at: number): number {
  const quarter = Math.floor(at / QUARTER_MS);
  let offsets = remembered.get(rules.name);
  if (!offsets || offsets.size > MOST_REMEMBERED) remembered.set(rules.name, (offsets = new Map()));
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = Math.round(rules.offset(at) * MINUTE_MS);
  offsets.set(quarter, offset);
  return offset;
}

/** The first instant with the offset of `to`, given that the offset changes once in between. */
function changeBetween(rules: IANAZone, from: number, to: number): number {
  const offsetAtEnd = offsetMs(rules, to);
  let early = from;
  let late = to;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetMs(rules, middle) === offsetAtEnd) late = middle;
    else early = middle;
  }
  return late;
}
