import { Interval } from '../time/intervals';
import { SESSION_MS } from './generate';
import { MINUTE_MS } from '../time/durations';

const ROUND_MS = 5 * MINUTE_MS;

/** Somebody who waits without an appointment. */
export interface InLine {
  /** Elderly, disabled or vulnerable: comes before everybody else. */
  isPriority: boolean;
  /** Given out in the order of arrival. */
  number: number;
}

/** The line: those with priority first, then by arrival. */
export function inLine<T extends InLine>(waiting: readonly T[]): T[] {
  return [...waiting].sort(
    (a, b) => Number(b.isPriority) - Number(a.isPriority) || a.number - b.number,
  );
}

/**
 * Starts of the half hours of `day` in which somebody can be served from now on, the better one
 * first: the running half hour until it is half over, else the coming one, then the other of the two.
 * Half hours are counted from the day's start, which stands on the half hour. Empty when it is too
 * early or too late.
 */
export function halfHoursToServe(now: number, day: Interval): number[] {
  const running = day.startAt + Math.floor((now - day.startAt) / SESSION_MS) * SESSION_MS;
  const coming = running + SESSION_MS;
  const isEarly = now - running < SESSION_MS / 2;
  return (isEarly ? [running, coming] : [coming, running]).filter(
    (startAt) => startAt >= day.startAt && startAt + SESSION_MS <= day.endAt,
  );
}

interface LineOutlook {
  /** How many stand before: 0 for the next one. */
  before: number;
  /** People being served at the moment. */
  serving: number;
  /** People who can be served at one time. */
  seats: number;
  now: number;
  day: Interval;
}

/**
 * About how many minutes somebody still waits, in steps of five; null when their turn may not come
 * today. Everybody is taken to need the whole half hour.
 */
export function minutesToWait({ before, serving, seats, now, day }: LineOutlook): number | null {
  const from = Math.max(now, day.startAt);
  const free = Math.max(0, seats - serving);
  const since = from - day.startAt;
  const runningEnd = day.startAt + (Math.floor(since / SESSION_MS) + 1) * SESSION_MS;
  const rounds = before < free ? -1 : Math.floor((before - free) / Math.max(1, seats));
  const turnAt = rounds < 0 ? from : runningEnd + rounds * SESSION_MS;
  if (turnAt >= day.endAt) return null;
  return (Math.ceil((turnAt - now) / ROUND_MS) * ROUND_MS) / MINUTE_MS;
}

/** How many people can be served on the whole day, everybody taken to need the whole half hour. */
export function peopleOfDay(seats: number, { startAt, endAt }: Interval): number {
  return Math.max(0, seats) * Math.floor((endAt - startAt) / SESSION_MS);
}
