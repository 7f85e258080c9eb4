import {
  type ChangeKind,
  isAboutBooking,
  kindsTo,
  type ReminderKind,
  ruleOf,
} from '../../../core/reminders/kinds';
import { clock } from '../../../core/reminders/text-days';
import {
  changeText,
  digestText,
  type Language,
  phrases,
  placeOf,
  sessionText,
  termName,
} from '../../../texts';
import { localDateOf } from '../../../core/time/zone';
import { displayPhone } from '../../../core/vietnamese/phones';
import { foldAccents } from '../../../core/vietnamese/text';
import type { Message } from '../channels/channel';
import type { ClaimedLetter, Letter, ToldSession } from './due-message';
import { languageOf } from './message-language';

const mostInField = 400;

/** What the words of a message need; a claimed letter, one on the call list, or a made-up one. */
export type Telling = Pick<
  Letter,
  | 'kind'
  | 'recipientKind'
  | 'recipientName'
  | 'menteeName'
  | 'mentorName'
  | 'mentorPhone'
  | 'venueName'
  | 'topic'
  | 'sessionStartAt'
> & { told: ToldSession[] };

/** A letter that goes this way, as far as the message depends on it. */
export type Addressed = Telling &
  Pick<
    ClaimedLetter,
    'id' | 'chainIndex' | 'dueAt' | 'way' | 'messageLanguage' | 'languages' | 'sharesPhone'
  >;

/**
 * What a letter says, in the recipient's language, worded for the day on which it is read. `link` is
 * the recipient's own page. Text messages go without accents and without the link, so that most fit
 * one part; a question needs the link to be answered. On a phone that several people read it says
 * for whom it is.
 */
export function composeMessage(
  letter: Addressed,
  link: string | null,
  zone: string,
  now: number,
): Message {
  const name = letter.recipientName ?? '';
  const language = languageOf(letter);
  const isShared = letter.sharesPhone || letter.way.whose === 'household';
  const words = sentenceOf(letter, { language, zone, now, namesRecipient: isShared });
  const needsLink = ruleOf(letter.kind).asks && link !== null;
  const subject = phrases(language).subjects[letter.kind];
  return {
    key: `${letter.id}-${letter.chainIndex}`,
    reminderId: letter.id,
    kind: letter.kind,
    recipientKind: letter.recipientKind,
    language,
    dueAt: letter.dueAt,
    to: letter.way.address,
    recipientName: name,
    subject,
    text: link === null ? words : `${words}\n${link}`,
    // Each channel reads one of these; making all of them for each message takes longer than its row.
    get plainText() {
      return foldAccents(needsLink ? `${words} ${link}` : words);
    },
    get fields() {
      return {
        name,
        notice: subject,
        topic: termName('topic', letter.topic ?? '', language),
        time: clock(letter.sessionStartAt, zone),
        date: phrases(language).day(letter.sessionStartAt, zone, now),
        place: placeOf(letter.venueName, language),
        mentor: letter.mentorName ?? name,
        phone: letter.mentorPhone ? displayPhone(letter.mentorPhone) : '',
        people: letter.told.flatMap(({ menteeNames }) => menteeNames).join(', '),
        text: shortened(words),
      };
    },
  };
}

/** Whether what goes this way says the link; most text messages and Zalo's templates do not. */
export function saysLink({ way, kind }: Pick<Addressed, 'way' | 'kind'>): boolean {
  if (way.channel === 'zalo') return false;
  return way.channel !== 'sms' || ruleOf(kind).asks;
}

/** Zalo bounds the length of a template's field. */
function shortened(text: string): string {
  return text.length <= mostInField ? text : `${text.slice(0, mostInField - 1)}…`;
}

/** The sentence that a person reads, or that an officer says on the phone. */
export function sentenceOf(
  letter: Telling,
  {
    language,
    zone,
    now,
    namesRecipient = false,
  }: { language: Language; zone: string; now: number; namesRecipient?: boolean },
): string {
  const wording = { language, zone, now };
  const { kind, sessionStartAt: startAt, venueName: venue } = letter;
  if (!isAboutBooking(kind)) {
    const sessions = letter.told.map(({ topic, venueName, ...session }) => {
      return { ...session, topic: termName('topic', topic, language), venue: venueName };
    });
    return digestText({ date: localDateOf(startAt, zone), sessions }, wording);
  }
  if (letter.recipientKind === 'mentor' && isChange(kind)) {
    const { menteeName } = letter;
    // A session that nobody comes to any more is not among those told of.
    const menteeNames = letter.told[0]?.menteeNames ?? (kind === 'cancelled' ? [] : [menteeName]);
    const names = menteeNames.filter((name) => name !== null);
    return changeText({ kind, startAt, venue, menteeName, menteeNames: names }, wording);
  }
  const news = {
    kind,
    startAt,
    topic: termName('topic', letter.topic ?? '', language),
    venue,
    mentorName: letter.mentorName ?? '',
    mentorPhone: letter.mentorPhone,
    forName: namesRecipient ? letter.recipientName : null,
  };
  // The reason of a cancellation stays with staff: it may be about somebody's health.
  return sessionText(news, wording);
}

function isChange(kind: ReminderKind): kind is ChangeKind {
  return isAboutBooking(kind) && kindsTo('mentor').includes(kind);
}
