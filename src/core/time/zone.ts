import { DateTime, IANAZone } from 'luxon';
import { addDays, dayNumber, LocalDate } from './local-dates';
import { Interval } from './intervals';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** True when this machine knows the IANA zone, such as 'Asia/Ho_Chi_Minh'. */
export function isKnownZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/**
 * The instant (epoch milliseconds) at which the wall clock of `zone` shows `minute` minutes after
 * midnight of `date`; 1440 is the next midnight. The machine's own zone plays no part.
 *
 * Where the clock is put forward, a time that is skipped stands for the first instant after the
 * gap; where it is put back, a time that comes twice stands for its first coming. Both keep the
 * order: a later wall time is never an earlier instant, so no window turns inside out.
 */
export function instantAt(date: LocalDate, minute: number, zone: string): number {
  const rules = zoneRules(zone);
  const wall = dayNumber(date) + minute * MINUTE_MS;
  const before = offsetMs(rules, wall - DAY_MS);
  const after = offsetMs(rules, wall + DAY_MS);
  if (before === after) return wall - before;
  const showing = [wall - before, wall - after].filter((at) => at + offsetMs(rules, at) === wall);
  return showing.length > 0
    ? Math.min(...showing)
    : changeBetween(rules, wall - DAY_MS, wall + DAY_MS);
}

/** The day that the wall clock of `zone` shows at the instant. */
export function localDateOf(at: number, zone: string): LocalDate {
  return new Date(at + offsetMs(zoneRules(zone), at)).toISOString().slice(0, 10);
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
  zoneRules(zone);
  const iso = DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true });
  if (iso === null) throw new RangeError(`${at} is not an instant`);
  return iso;
}

function zoneRules(zone: string): IANAZone {
  const rules = IANAZone.create(zone);
  if (!rules.isValid) throw new RangeError(`"${zone}" is not a known time zone`);
  return rules;
}

function offsetMs(rules: IANAZone, at: number): number {
  return Math.round(rules.offset(at) * MINUTE_MS);
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
