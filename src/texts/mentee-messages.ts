import type { BookingReminderKind, JointKind, QuestionKind } from '../core/reminders/kinds';
import {
  type Wording,
  phrases,
  timesOfPlace,
  placeOf,
  insteadOf,
  introduced,
  fromOf,
  whenOf,
  ofEach,
  lineKey,
  groupsOf,
  reasonIn,
  withPhone,
  sameOf,
} from './message-words';

/** What a message to a mentee tells. */
export interface SessionNews {
  kind: BookingReminderKind;
  startAt: number;
  /** When it was before it moved; null or absent in all else. */
  from?: number | null;
  /** The hall in which it was; null was at home, absent where it stays. */
  hallFrom?: string | null;
  /** All that changed is who holds it. */
  isGiven?: boolean;
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

/** What a phone is told of several places at once. */
export interface JointNews {
  kind: JointKind;
  places: readonly {
    startAt: number;
    /** When it was before it moved; null or absent in all else. */
    from?: number | null;
    /** The hall in which it was; null was at home, absent where it stays. */
    hallFrom?: string | null;
    /** All that changed is who holds it. */
    isGiven?: boolean;
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
    where: insteadOf(placeOf(news.venue, wording.language), news.hallFrom, wording.language),
    isElsewhere: news.hallFrom !== undefined,
    who: withPhone(news.mentorName, news.mentorPhone),
    asksWard: news.asksWard ?? false,
    isGiven: news.isGiven ?? false,
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
    where: insteadOf(placeOf(place.venue, wording.language), place.hallFrom, wording.language),
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
    isGiven: places.every(({ isGiven = false }) => isGiven),
    why: reasonIn(why, wording),
    lines,
    isOfSeveral: same.names === null,
  });
  const named = isShared && same.names !== null ? `${same.names}: ${sentence}` : sentence;
  return introduced(named, firstFrom, wording.language);
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
