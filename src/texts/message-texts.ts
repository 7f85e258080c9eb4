import { clock, namedDay, spokenTime } from '../core/reminders/text-days';
import type {
  BookingReminderKind,
  ChangeKind,
  ClassKind,
  JointKind,
  QuestionKind,
} from '../core/reminders/kinds';
import { displayPhone } from '../core/vietnamese/phones';
import { textsIn, type Language } from './languages';
import type { OffBy, Phrases, PlacesOffWords } from './facts/message-phrases';

/** Characters of a reason that every message has room for. */
export const mostOfReason = 60;

/** What a message to a mentee tells. */
export interface SessionNews {
  kind: BookingReminderKind;
  startAt: number;
  /** When it was before it moved; null or absent in all else. */
  from?: number | null;
  /** The topic's name in the message's language. */
  topic: string;
  /** A venue's name, or null for at home. */
  venue: string | null;
  mentorName: string;
  /** E.164. */
  mentorPhone: string | null;
  /** The ward stands in the ambassador's place, who says it themselves. */
  asksWard?: boolean;
  /** Whom it is for, where several people read one phone; null says nothing. */
  forName: string | null;
  /** Why it was called off; null where nobody said, and in what tells of something else. */
  why: string | null;
  /** The ward that writes, in the first message to somebody; null in all that follow. */
  firstFrom: string | null;
}

/** A place that is off, as its ambassador is told of it beside others. */
export interface PlaceOff {
  startAt: number;
  venue: string | null;
  /** Whose places they were. */
  menteeNames: readonly string[];
  by: OffBy;
  why: string | null;
  /** Who still comes to the session. */
  stillComing: readonly string[];
}

/** What an ambassador is told about a change of a session. */
export interface ChangeNews {
  kind: ChangeKind;
  startAt: number;
  /** When it was before it moved; null or absent in all else. */
  from?: number | null;
  /** Who called it off. */
  by: OffBy;
  /** Why; null where nobody said, or where it is nobody else's matter. */
  why: string | null;
  /** The topic's name in the message's language. */
  topic: string;
  venue: string | null;
  /** Where a session at home is: address and hamlet; empty where that is not known any more. */
  home: string;
  /** Whose place changed. */
  menteeName: string | null;
  /** Who comes, as it stands now. */
  menteeNames: readonly string[];
}

/** What an ambassador is told of several sessions that are new, or have moved. */
export interface ChangesNews {
  kind: 'booked' | 'moved';
  sessions: readonly {
    startAt: number;
    from?: number | null;
    topic: string;
    venue: string | null;
    home: string;
    menteeNames: readonly string[];
  }[];
}

/** What an ambassador is told of a class. */
export interface ClassNews {
  kind: ClassKind;
  startAt: number;
  topic: string;
  venue: string | null;
  /** Whom to call who cannot hold it, E.164; null: the ward's staff. */
  phone: string | null;
  /** Why it is off; null where nobody said. */
  why: string | null;
}

/** What the ambassador is told on the evening before. */
export interface DayNews {
  /** An instant of the day. */
  dayAt: number;
  sessions: readonly ToldSession[];
}

/** A session as an ambassador is told of it. */
export interface ToldSession {
  startAt: number;
  topic: string;
  /** A venue's name, or null for at home. */
  venue: string | null;
  /** Where that home is: address and hamlet. */
  home: string;
  menteeNames: readonly string[];
  /** How many come to a class; null or absent for a lesson. */
  classSize?: number | null;
}

/** What an ambassador is told of a published plan. */
export interface PlanNews {
  sessions: readonly ToldSession[];
  learners: readonly { name: string; phone: string | null; hamlet: string }[];
}

/** What a phone is told of several places at once. */
export interface JointNews {
  kind: JointKind;
  places: readonly {
    startAt: number;
    /** When it was before it moved; null or absent in all else. */
    from?: number | null;
    topic: string;
    venue: string | null;
    menteeNames: readonly string[];
    mentorName: string;
    /** E.164. */
    mentorPhone: string | null;
  }[];
  /** Whether several people read this phone. */
  isShared: boolean;
  /** The ward stands in the ambassador's place, who says it themselves. */
  asksWard?: boolean;
  why: string | null;
  firstFrom: string | null;
}

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

/**
 * What a mentee reads: short, plain, without advertising. It names the mentee only on a phone that
 * several people read.
 */
export function sessionText(news: SessionNews, wording: Wording): string {
  const words = phrases(wording.language);
  const sentence = words.session[news.kind]({
    when: whenOf(news.startAt, wording),
    from: fromOf(news.from, wording),
    what: news.topic,
    where: placeOf(news.venue, wording.language),
    who: withPhone(news.mentorName, news.mentorPhone),
    asksWard: news.asksWard ?? false,
    why: reasonIn(news.why, wording),
  });
  const named = news.forName === null ? sentence : `${news.forName}: ${sentence}`;
  return introduced(named, news.firstFrom, wording.language);
}

/**
 * What a phone is told of several places: whatever is the same of all is said once, each person is named
 * once, and the same hour of the same weekday has all its dates. The dates of a plan go without the topics
 * where these differ: the reminder of each names its own.
 */
export function jointText(news: JointNews, wording: Wording): string {
  const { kind, places, isShared, why, firstFrom } = news;
  const words = phrases(wording.language);
  const told = places.map((place) => ({
    startAt: place.startAt,
    from: fromOf(place.from, wording),
    what: place.topic,
    where: placeOf(place.venue, wording.language),
    who: withPhone(place.mentorName, place.mentorPhone),
    names: place.menteeNames.join(', '),
    people: place.menteeNames,
  }));
  const same = {
    // Of what moved each has the days before and after.
    day:
      kind === 'moved'
        ? null
        : sameOf(told.map(({ startAt }) => words.day(startAt, wording.zone, wording.now))),
    what: sameOf(told.map(({ what }) => what)),
    where: sameOf(told.map(({ where }) => where)),
    who: sameOf(told.map(({ who }) => who)),
    names: sameOf(told.map(({ names }) => names)),
  };
  const said = told.map((place) => ({ ...place, what: kind === 'booked' ? '' : place.what }));
  const all = same.what === null ? said : told;
  const [together, each] = [all, ofEach(all)].map((rows) =>
    [...groupsOf(rows, ({ names }) => names)].map(([names, own]) => {
      const times = [...groupsOf(own, (place) => lineKey(place, wording)).values()];
      const line = times.map((group) => timesOfPlace(group, same, wording)).join('; ');
      return same.names === null ? `${names}: ${line}` : line;
    }),
  );
  // Two who learn together once and apart once are named together or one by one, as it is shorter.
  const lines = each.join('. ').length < together.join('. ').length ? each : together;
  const sentence = words.joint[kind]({
    ...same,
    asksWard: news.asksWard ?? false,
    why: reasonIn(why, wording),
    lines,
    isOfSeveral: same.names === null,
  });
  const named = isShared && same.names !== null ? `${same.names}: ${sentence}` : sentence;
  return introduced(named, firstFrom, wording.language);
}

/** Places that are the same but for their dates, without what was said already. */
function timesOfPlace(
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

/**
 * What an ambassador is told of a plan: every session, and every mentee with a number. With a `link` to
 * the rest, for where that would be too long.
 */
export function planText(news: PlanNews, wording: Wording, link: string | null = null): string {
  const words = phrases(wording.language);
  const whenAndWhere = news.sessions.map(
    (session) => `${whenOf(session.startAt, wording)}, ${placeToGo(session, wording.language)}`,
  );
  if (link === null) {
    const learners = news.learners.map(({ name, phone, hamlet }) =>
      [withPhone(name, phone), hamlet].join(', '),
    );
    const sessions = news.sessions.map(({ topic }, index) => `${whenAndWhere[index]}, ${topic}`);
    return words.plan({ sessions, learners });
  }
  const ofPhones = groupsOf(news.learners, ({ name, phone }) => phone ?? name);
  const learners = [...ofPhones.values()].map((own) =>
    withPhone(own.map(({ name }) => name).join(', '), own[0].phone),
  );
  const [first = ''] = whenAndWhere;
  return words.planInShort({ count: news.sessions.length, first, learners, link });
}

/** A question alone, without who writes: it follows what tells that. */
export function questionText(
  { kind, what, forName }: { kind: QuestionKind; what: string; forName: string | null },
  { language }: Pick<Wording, 'language'>,
): string {
  const asked = phrases(language).alsoAsked[kind](what);
  return forName === null ? asked : `${forName}: ${asked}`;
}

/** The same question to several people of a phone. */
export function questionsText(
  { kind, names, what }: { kind: QuestionKind; names: readonly string[]; what: string | null },
  { language }: Pick<Wording, 'language'>,
): string {
  return phrases(language).questions[kind]({ names: names.join(', '), what });
}

/** What an ambassador reads when a place of theirs was booked, moved or cancelled. */
export function changeText(news: ChangeNews, wording: Wording): string {
  const words = phrases(wording.language);
  return words.change[news.kind]({
    what: news.topic,
    when: whenOf(news.startAt, wording),
    from: fromOf(news.from, wording),
    where: placeToGo(news, wording.language),
    one: news.menteeName ?? words.someLearner,
    names: news.menteeNames.join(', '),
    by: news.by,
    why: reasonIn(news.why, wording),
  });
}

/** What an ambassador reads of several sessions that are new, or have moved. */
export function changesText({ kind, sessions }: ChangesNews, wording: Wording): string {
  const words = phrases(wording.language);
  const lines = sessions.map((session) =>
    words.changed({
      when: whenOf(session.startAt, wording),
      from: fromOf(session.from, wording),
      what: session.topic,
      where: placeToGo(session, wording.language),
      names: session.menteeNames.join(', '),
    }),
  );
  return words.changes[kind](lines);
}

/**
 * What an ambassador reads when several places of theirs are off: who called them off and why once, whose they
 * were, and the same hour of the same weekday with all its dates. Sessions that nobody is left in come first; of
 * those that others still come to it says who does not.
 */
export function placesOffText(places: readonly PlaceOff[], wording: Wording): string {
  const words = phrases(wording.language);
  const off = places.filter(({ stillComing }) => stillComing.length === 0);
  const lost = places.filter(({ stillComing }) => stillComing.length > 0);
  const said = [
    ...causesOf(off).map((own) => words.placesOff(placesOffWords(own, wording))),
    ...causesOf(lost).map((own) => words.placesLost(placesOffWords(own, wording))),
  ];
  const left = lost.length === 0 ? 'all' : off.length === 0 ? 'none' : 'some';
  return [...said, words.needNotCome[left]].join(' ');
}

/** Those of one cause belong together. */
function causesOf(places: readonly PlaceOff[]): PlaceOff[][] {
  return [...groupsOf(places, ({ by, why }) => `${by} ${why ?? ''}`).values()];
}

function placesOffWords(own: readonly PlaceOff[], wording: Wording): PlacesOffWords {
  const words = phrases(wording.language);
  const lines = own.map(({ startAt, venue, menteeNames, stillComing }) => ({
    startAt,
    what: '',
    where: placeToGo({ venue, home: '' }, wording.language),
    who: '',
    names: menteeNames.join(', '),
    stillComing: stillComing.join(', '),
    people: menteeNames,
  }));
  const where = sameOf(lines.map((line) => line.where));
  const same = { day: null, what: '', where, who: '' };
  const times = [...groupsOf(lines, (line) => lineKey(line, wording)).values()];
  const [{ by, why }] = own;
  return {
    by,
    where,
    lines: times.map((group) => {
      const when = timesOfPlace(group, same, wording);
      const [{ names, stillComing }] = group;
      return stillComing === ''
        ? `${when}, ${names}`
        : words.placeLost({ when, names, stillComing });
    }),
    why: reasonIn(why, wording),
  };
}

/** What an ambassador reads on the evening before: every session of the day with its people. */
export function digestText({ dayAt, sessions }: DayNews, wording: Wording): string {
  const words = phrases(wording.language);
  const places: { place: string; lines: string[] }[] = [];
  for (const session of sessions) {
    const place = placeToGo(session, wording.language);
    const { classSize = null } = session;
    const people = classSize === null ? session.menteeNames.join(', ') : words.classOf(classSize);
    const at = words.clock(clock(session.startAt, wording.zone));
    const line = `${at} ${session.topic}, ${people}`;
    const last = places.at(-1);
    if (last?.place === place) last.lines.push(line);
    else places.push({ place, lines: [line] });
  }
  return words.digest({
    day: words.day(dayAt, wording.zone, wording.now),
    places: places.map(({ place, lines }) => `${capitalised(place)}: ${lines.join('; ')}`),
  });
}

/** What an ambassador reads whose past sessions nothing was written down of. */
export function unrecordedText(
  sessions: readonly Pick<ToldSession, 'startAt' | 'topic' | 'venue' | 'home'>[],
  wording: Wording,
): string {
  const times = sessions.map(
    (session) =>
      `${whenOf(session.startAt, wording)}, ${session.topic}, ${placeToGo(session, wording.language)}`,
  );
  return phrases(wording.language).unrecorded(sessions.length, times);
}

/** What an ambassador reads of a class that they hold, or hold no more. */
export function classText(news: ClassNews, wording: Wording): string {
  return phrases(wording.language).aboutClass[news.kind]({
    when: whenOf(news.startAt, wording),
    what: news.topic,
    where: placeOf(news.venue, wording.language),
    call: news.phone === null ? null : displayPhone(news.phone),
    why: reasonIn(news.why, wording),
  });
}

/** A hall's name, or "at home". */
function placeOf(venue: string | null, language: Language): string {
  return venue ?? phrases(language).atHome;
}

/** A hall's name, or the home that an ambassador goes to. */
export function placeToGo(
  { venue, home }: Pick<ToldSession, 'venue' | 'home'>,
  language: Language,
): string {
  const words = phrases(language);
  if (venue !== null) return words.hallInShort(venue);
  return home === '' ? words.atHome : words.atHomeIn(home);
}

/** With who writes, in the first message to somebody. */
export function introduced(sentence: string, ward: string | null, language: Language): string {
  return ward === null ? sentence : phrases(language).introduced(ward, sentence);
}

/** The day and hour that somebody had in mind; null where nothing moved. */
function fromOf(from: number | null | undefined, wording: Wording): string | null {
  return from === null || from === undefined ? null : whenOf(from, wording);
}

function whenOf(at: number, { language, zone, now }: Wording): string {
  const words = phrases(language);
  return words.when(namedDay(at, zone, now), timeOf(at, { language, zone, now }));
}

function timeOf(at: number, { language, zone }: Wording): string {
  return phrases(language).time(spokenTime(at, zone));
}

/** Starts at the same hour of the same weekday, or one. */
function whenOfAll(starts: readonly number[], wording: Wording): string {
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

interface ToldPlace {
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
function ofEach(places: readonly ToldPlace[]): ToldPlace[] {
  return places.flatMap((place) => place.people.map((names) => ({ ...place, names })));
}

/** Today and tomorrow are called so, each by itself. */
function lineKey(
  { startAt, people: _people, ...place }: ToldPlace,
  { zone, now }: Wording,
): string {
  const day = namedDay(startAt, zone, now);
  const when = day.isToday || day.isTomorrow ? day.dayAndMonth : day.weekday;
  return JSON.stringify([when, clock(startAt, zone), Object.values(place)]);
}

/** In the order in which they come. */
function groupsOf<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** In the words of whoever called it off, without their full stop, as far as a text message bears it. */
function reasonIn(why: string | null, { isReasonWhole = false }: Wording): string | null {
  const words = why?.trim().replace(/[.!\s]+$/, '') ?? '';
  if (words === '') return null;
  if (isReasonWhole || words.length <= mostOfReason) return words;
  return `${words.slice(0, mostOfReason).replace(/[\s,;:]+\S*$/, '')}…`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withPhone(name: string, phone: string | null): string {
  return phone === null ? name : `${name} ${displayPhone(phone)}`;
}

/** The value that all of them have; null when they differ. */
function sameOf(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return others.length > 0 ? null : first;
}
