import { clock } from '../core/reminders/text-days';
import type { ChangeKind, ClassKind } from '../core/reminders/kinds';
import { displayPhone } from '../core/vietnamese/phones';
import type { OffBy, PlacesOffWords } from './facts/message-phrases';
import {
  type Wording,
  phrases,
  timesOfPlace,
  placeOf,
  placeToGo,
  insteadOf,
  fromOf,
  whenOf,
  lineKey,
  groupsOf,
  reasonIn,
  capitalised,
  withPhone,
  sameOf,
} from './message-words';

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
  /** The hall in which it was; null was at home, absent where it stays. */
  hallFrom?: string | null;
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
  /** Those who wait for a place that is off may still take it. */
  isOffered?: boolean;
}

/** What an ambassador is told of several sessions that are new, or have moved. */
export interface ChangesNews {
  kind: 'booked' | 'moved';
  sessions: readonly {
    startAt: number;
    from?: number | null;
    hallFrom?: string | null;
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

/** What an ambassador reads when a place of theirs was booked, moved or cancelled. */
export function changeText(news: ChangeNews, wording: Wording): string {
  const words = phrases(wording.language);
  return words.change[news.kind]({
    what: news.topic,
    when: whenOf(news.startAt, wording),
    from: fromOf(news.from, wording),
    where: insteadOf(placeToGo(news, wording.language), news.hallFrom, wording.language),
    one: news.menteeName ?? words.someLearner,
    names: news.menteeNames.join(', '),
    by: news.by,
    why: reasonIn(news.why, wording),
    isOffered: news.isOffered ?? false,
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
      where: insteadOf(placeToGo(session, wording.language), session.hallFrom, wording.language),
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
