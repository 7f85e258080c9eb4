import { clock, namedDay, spokenTime } from '../core/reminders/text-days';
import { displayPhone } from '../core/vietnamese/phones';
import { textsIn, type Language } from './languages';
import type { Phrases } from './facts/message-phrases';

/** Characters of a reason that every message has room for. */
export const mostOfReason = 60;

/** How a message is to be worded. */
export interface Wording {
  language: Language;
  zone: string;
  /** When it is read: decides between "hôm nay", "ngày mai" and the date. */
  now: number;
  /** A reason in all its words, where there is room for them. */
  isReasonWhole?: boolean;
}

/** The words of a language. */
export function phrases(language: Language): Phrases {
  return textsIn(language).reminders;
}

/** Places that are the same but for their dates, without what was said already. */
export function timesOfPlace(
  group: readonly ToldPlace[],
  same: Record<'day' | 'what' | 'where' | 'who', string | null>,
  wording: Wording,
): string {
  const [place] = group;
  const own = (['what', 'where', 'who'] as const).filter((part) => same[part] === null);
  const starts = group.map(({ startAt }) => startAt);
  const at = same.day === null ? whenOfAll(starts, wording) : timeOf(place.startAt, wording);
  const { from = null } = place;
  const when = from === null ? at : phrases(wording.language).movedTo({ from, when: at });
  return [when, ...own.map((part) => place[part])].filter((part) => part !== '').join(', ');
}

/** A hall's name, or "at home". */
export function placeOf(venue: string | null, language: Language): string {
  return venue ?? phrases(language).atHome;
}

/** A hall's name, or the home that an ambassador goes to. */
export function placeToGo(
  { venue, home }: { venue: string | null; home: string },
  language: Language,
): string {
  const words = phrases(language);
  if (venue !== null) return words.hallInShort(venue);
  return home === '' ? words.atHome : words.atHomeIn(home);
}

/** With the hall in which it was, where it is in another. */
export function insteadOf(
  where: string,
  hallFrom: string | null | undefined,
  language: Language,
): string {
  if (hallFrom === undefined) return where;
  const words = phrases(language);
  return words.insteadOf(where, words.hallInShort(placeOf(hallFrom, language)));
}

/** With who writes, in the first message to somebody. */
export function introduced(sentence: string, ward: string | null, language: Language): string {
  return ward === null ? sentence : phrases(language).introduced(ward, sentence);
}

/** The day and hour that somebody had in mind; null where nothing moved. */
export function fromOf(from: number | null | undefined, wording: Wording): string | null {
  return from === null || from === undefined ? null : whenOf(from, wording);
}

export function whenOf(at: number, { language, zone, now }: Wording): string {
  const words = phrases(language);
  return words.when(namedDay(at, zone, now), timeOf(at, { language, zone, now }));
}

export function timeOf(at: number, { language, zone }: Wording): string {
  return phrases(language).time(spokenTime(at, zone));
}

/** Starts at the same hour of the same weekday, or one. */
export function whenOfAll(starts: readonly number[], wording: Wording): string {
  const [first, ...others] = starts;
  if (others.length === 0) return whenOf(first, wording);
  const words = phrases(wording.language);
  const { zone, now } = wording;
  const dates = starts.map((at) => namedDay(at, zone, now).dayAndMonth);
  return words.whenEach(
    namedDay(first, zone, now).weekday,
    dates,
    words.time(spokenTime(first, zone)),
  );
}

export interface ToldPlace {
  startAt: number;
  /** When it was before it moved, in words. */
  from?: string | null;
  what: string;
  where: string;
  who: string;
  /** Of all of them. */
  names: string;
  people: readonly string[];
}

/** A place of several people as one for each of them. */
export function ofEach(places: readonly ToldPlace[]): ToldPlace[] {
  return places.flatMap((place) => place.people.map((names) => ({ ...place, names })));
}

/** Today and tomorrow are called so, each by itself. */
export function lineKey(
  { startAt, people: _people, ...place }: ToldPlace,
  { zone, now }: Wording,
): string {
  const day = namedDay(startAt, zone, now);
  const when = day.isToday || day.isTomorrow ? day.dayAndMonth : day.weekday;
  return JSON.stringify([when, clock(startAt, zone), Object.values(place)]);
}

/** In the order in which they come. */
export function groupsOf<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** In the words of whoever called it off, without their full stop, as far as a text message bears it. */
export function reasonIn(why: string | null, { isReasonWhole = false }: Wording): string | null {
  const words = why?.trim().replace(/[.!\s]+$/, '') ?? '';
  if (words === '') return null;
  if (isReasonWhole || words.length <= mostOfReason) return words;
  return `${words.slice(0, mostOfReason).replace(/[\s,;:]+\S*$/, '')}…`;
}

export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function withPhone(name: string, phone: string | null): string {
  return phone === null ? name : `${name} ${displayPhone(phone)}`;
}

/** The value that all of them have; null when they differ. */
export function sameOf(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return others.length > 0 ? null : first;
}
