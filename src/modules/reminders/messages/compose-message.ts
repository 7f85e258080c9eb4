import {
  type ClassKind,
  isAboutBooking,
  isAboutClass,
  isChange,
  isJoined,
  type QuestionKind,
  ruleOf,
} from '../../../core/reminders/kinds';
import { announced } from '../../../core/reminders/announcement';
import { plainWords, smsLength } from '../../../core/reminders/sms-length';
import { clock } from '../../../core/reminders/text-days';
import {
  changesText,
  changeText,
  type ClassNews,
  classText,
  digestText,
  jointText,
  type Language,
  mostOfReason,
  phrases,
  placesOffText,
  placeToGo,
  planText,
  introduced,
  questionsText,
  questionText,
  reasonIn,
  sessionText,
  termName,
  unrecordedText,
  type Wording,
} from '../../../texts';
import { grouped } from '../../../platform/common/grouped';
import { displayPhone } from '../../../core/vietnamese/phones';
import type { Message } from '../channels/channel';
import type {
  ClaimedMessage,
  DueMessage,
  MessageLearner,
  MessageQuestion,
  MessageSession,
} from './due-message';
import { inInitials as named } from './names-in-short';
import { languageOf } from '../../people';
import { offOf } from './off-facts';
import { hallFrom, isOnlyGiven, movedFrom } from './moved-from';

const mostInField = 400;
/** A list longer than this is for a page, where less can be said in fewer. */
const mostParts = 2;

/** What a message about a class keeps of it. */
export interface ClassFacts {
  startAt: number;
  topic: string;
  /** A venue's name. */
  venue: string | null;
  /** Whom to call, E.164; null: the ward's staff. */
  phone: string | null;
  reason: string | null;
}

/** What the words of a message need; a claimed message, one on the call list, or a made-up one. */
export type MessageContent = Pick<
  DueMessage,
  | 'kind'
  | 'recipientKind'
  | 'recipientName'
  | 'menteeName'
  | 'mentorName'
  | 'mentorPhone'
  | 'venueName'
  | 'topic'
  | 'sessionStartAt'
  | 'facts'
  | 'isFirst'
  | 'wardName'
> & {
  told: MessageSession[];
  learners: MessageLearner[];
  /** Null where it tells of one place, day or plan. */
  jointId: string | null;
} & Partial<Pick<DueMessage, 'isOffered'>>;

/** A message that goes by this route, as far as the message depends on it. */
export type AddressedMessage = MessageContent &
  Partial<Pick<ClaimedMessage, 'asked' | 'invited'>> &
  Pick<
    ClaimedMessage,
    | 'id'
    | 'recipientId'
    | 'chainIndex'
    | 'dueAt'
    | 'route'
    | 'messageLanguage'
    | 'languages'
    | 'sharesPhone'
  >;

/**
 * What a message says, in the recipient's language, worded for the day on which it is read. `pages`
 * are the links to the own pages of whom it is for; a question has a link of its own. Text messages go without accents and without the link, so that most fit
 * one part; a question needs the link to be answered. On a phone that several people read it says
 * for whom it is.
 */
export function composeMessage(
  due: AddressedMessage,
  pages: ReadonlyMap<string, string>,
  zone: string,
  now: number,
): Message {
  // Whoever takes part no more has no page.
  const link = ruleOf(due.kind).isLast ? null : linkIn(due, pages);
  const name = due.recipientName ?? '';
  const language = languageOf(due);
  const wordings = wordingsOf(due, { zone, now, link });
  const words = wordings.inFull();
  const needsLink = ruleOf(due.kind).asks && link !== null;
  const subject = phrases(language).subjects[due.kind];
  return {
    key: `${due.id}-${due.chainIndex}`,
    reminderId: due.id,
    kind: due.kind,
    recipientKind: due.recipientKind,
    language,
    dueAt: due.dueAt,
    to: due.route.address,
    recipientName: name,
    subject,
    text: link === null ? words : `${words}\n${link}`,
    // Each channel reads one of these; making all of them for each message takes longer than its row.
    get plainText() {
      const said = wordings.inParts();
      return needsLink ? `${said} ${plainWords(link)}` : said;
    },
    get fields() {
      return {
        name,
        notice: subject,
        topic: termName('topic', due.topic ?? '', language),
        time: clock(due.sessionStartAt, zone),
        date: phrases(language).day(due.sessionStartAt, zone, now),
        place: placeToGo({ venue: due.venueName, home: homeToGo(due) }, language),
        mentor: due.mentorName ?? name,
        phone: due.mentorPhone ? displayPhone(due.mentorPhone) : '',
        people: due.told.flatMap(({ menteeNames }) => menteeNames).join(', '),
        text: wordings.inField(),
      };
    },
  };
}

/** As people call a topic in a message. */
function topicInShort(code: string, language: Language): string {
  return (
    (phrases(language).topicsInShort as Record<string, string | undefined>)[code] ??
    termName('topic', code, language)
  );
}

/** Several people of a phone who are asked the same: one sentence, and the link to a page that asks who answers. */
function togetherAsked(due: AddressedMessage, wording: Wording): string | null {
  if (!due.asked?.length || due.recipientName === null) return null;
  const mine = { kind: due.kind, topic: due.topic ?? '', menteeName: due.recipientName };
  const sentence = askedOf([mine, ...due.asked], wording);
  return introduced(sentence, due.isFirst ? due.wardName : null, wording.language);
}

/** Questions after what they go along with: one link for those of a kind, and one for who is asked alone. */
function askedAlong(
  asked: readonly MessageQuestion[],
  wording: Wording,
  isShared: boolean,
): string[] {
  return [...grouped(asked, ({ kind }) => kind).values()].map((own) => {
    const [{ kind, topic, menteeName, answerAt }] = own;
    if (own.length > 1) return `${askedOf(own, wording)} ${answerAt}`;
    const what = topicInShort(topic, wording.language);
    const forName = isShared ? menteeName : null;
    return `${questionText({ kind: kind as QuestionKind, what, forName }, wording)} ${answerAt}`;
  });
}

function askedOf(
  asked: readonly Pick<MessageQuestion, 'kind' | 'topic' | 'menteeName'>[],
  wording: Wording,
): string {
  const [{ kind, topic }] = asked;
  const isSame = asked.every((one) => one.topic === topic);
  const names = asked.map(({ menteeName }) => menteeName);
  const what = isSame ? topicInShort(topic, wording.language) : null;
  return questionsText({ kind: kind as QuestionKind, names, what }, wording);
}

/** Whether what goes this way may say the link; most text messages and Zalo's templates do not. */
export function saysLink({ route, kind }: Pick<AddressedMessage, 'route' | 'kind'>): boolean {
  const { asks, mayBeCut } = ruleOf(kind);
  if (route.channel === 'zalo') return mayBeCut;
  return route.channel !== 'sms' || asks || mayBeCut;
}

/**
 * The page to answer on, or the recipient's own. Several people who are invited have a link each, after their name:
 * nobody says yes for another.
 */
function linkIn(due: AddressedMessage, pages: ReadonlyMap<string, string>): string | null {
  const invited = (due.invited ?? []).flatMap(({ menteeId, menteeName }) => {
    const page = pages.get(menteeId);
    return page === undefined ? [] : [{ menteeName, page }];
  });
  if (invited.length > 1) {
    return invited.map(({ menteeName, page }) => `${menteeName}: ${page}`).join(' ');
  }
  return answerLinkOf(due) ?? invited.at(0)?.page ?? pages.get(due.recipientId) ?? null;
}

/** Where a question is answered without signing in. */
function answerLinkOf({ facts }: Pick<MessageContent, 'facts'>): string | null {
  return typeof facts?.answerAt === 'string' ? facts.answerAt : null;
}

/** Whether it needs a second message where a template's field is all there is. */
export function isTooLong(due: AddressedMessage, zone: string, now: number): boolean {
  return wordingsOf(due, { zone, now, link: null }).shortest().length > mostInField;
}

/** The same message in more words and in fewer, each worked out when it is asked for. */
function wordingsOf(
  due: AddressedMessage,
  { zone, now, link }: { zone: string; now: number; link: string | null },
) {
  const language = languageOf(due);
  const wording = { language, zone, now };
  const isShared = due.sharesPhone || due.route.whose === 'household';
  const { goesAlong, mayBeCut } = ruleOf(due.kind);
  const own = goesAlong ? togetherAsked(due, wording) : null;
  const along = own === null ? askedAlong(due.asked ?? [], wording, isShared) : [];
  const say = (how: Partial<Parameters<typeof sentenceOf>[1]> = {}): string =>
    [own ?? sentenceOf(due, { ...wording, namesRecipient: isShared, ...how }), ...along].join(' ');
  const words = say();
  const hasLongReason =
    typeof due.facts?.reason === 'string' && due.facts.reason.length > mostOfReason;
  const inFull = () => (hasLongReason ? say({ isReasonWhole: true }) : words);
  const besides = () => (mayBeCut && link !== null ? say({ linkToRest: link }) : words);
  const inInitials = () => say({ inInitials: true, ...(mayBeCut ? { linkToRest: link } : {}) });
  return {
    inFull,
    shortest: inInitials,
    /** As a text message: a reason in all its words where that takes no part more. */
    inParts: (): string => {
      const [full, plain] = [inFull(), words].map(plainWords);
      const parts = smsLength(plain).parts;
      if (full !== plain && smsLength(full).parts === parts) return full;
      if (parts <= mostParts || !mayBeCut) return plain;
      const short = plainWords(besides());
      return smsLength(short).parts < parts ? short : plain;
    },
    /** Within what Zalo's templates bear; what does not fit in any words says so at its end. */
    inField: (): string => {
      let text = '';
      for (const inWords of [inFull, () => words, besides, inInitials]) {
        text = inWords();
        if (text.length <= mostInField) return text;
      }
      const more = phrases(language).more(link);
      return `${text.slice(0, mostInField - more.length - 2).replace(/[\s,;:]+\S*$/, '')}… ${more}`;
    },
  };
}

/** The sentence that a person reads, or that an officer says on the phone. */
export function sentenceOf(
  content: MessageContent,
  {
    language,
    zone,
    now,
    namesRecipient = false,
    linkToRest = null,
    inInitials = false,
    isReasonWhole = false,
    isFromMentor = false,
  }: {
    language: Language;
    zone: string;
    now: number;
    namesRecipient?: boolean;
    /** Of what is too long here, the beginning and this link. */
    linkToRest?: string | null;
    /** "N.T.P. Thảo": where many are named. */
    inInitials?: boolean;
    isReasonWhole?: boolean;
    /** The ambassador says it: who wants to know more asks the ward. */
    isFromMentor?: boolean;
  },
): string {
  const asked = inTheirWords(isFromMentor ? askingWard(content) : content, language);
  const due = inInitials ? named(asked) : asked;
  const wording = { language, zone, now, isReasonWhole };
  const { kind, sessionStartAt: startAt, venueName: venue } = due;
  const why = typeof due.facts?.reason === 'string' ? due.facts.reason : null;
  const told = { why, firstFrom: due.isFirst ? due.wardName : null };
  const sessions = due.told.map(({ topic, venueName, ...session }) => ({
    ...session,
    topic: topicInShort(topic, language),
    venue: venueName,
  }));
  if (isAboutClass(kind))
    return fromWard(classText(classNews(due, kind, language), wording), due, language);
  if (!isAboutBooking(kind)) {
    if (ruleOf(kind).isLast) return announced(due.wardName, phrases(language).withdrawn);
    if (ruleOf(kind).about === 'ward') return announced(due.wardName, textOf(due));
    if (ruleOf(kind).about === 'past') return unrecordedText(sessions, wording);
    if (ruleOf(kind).about === 'plan') {
      const learners = due.learners.map(({ hamletName: hamlet, ...one }) => ({ ...one, hamlet }));
      return fromWard(planText({ sessions, learners }, wording, linkToRest), due, language);
    }
    return digestText({ dayAt: startAt, sessions }, wording);
  }
  if (due.recipientKind === 'mentor' && isChange(kind)) {
    const { menteeName, isOffered } = due;
    const off = sessions.flatMap((session) =>
      session.off ? [{ ...session, ...session.off }] : [],
    );
    if (due.jointId !== null && off.length > 0) return placesOffText(off, wording);
    if (due.jointId !== null && kind !== 'cancelled' && sessions.length > 0)
      return changesText({ kind, sessions }, wording);
    // A session that nobody comes to any more is not among those told of.
    const menteeNames = due.told[0]?.menteeNames ?? (kind === 'cancelled' ? [] : [menteeName]);
    const names = menteeNames.filter((name) => name !== null);
    const home = homeToGo(due);
    const topic = topicInShort(due.topic ?? '', language);
    const place = {
      startAt,
      from: movedFrom(due.kind, due.facts),
      hallFrom: hallFrom(due.kind, due.facts),
      topic,
      venue,
      home,
    };
    return changeText(
      { kind, ...place, menteeName, menteeNames: names, isOffered, ...offOf(due.facts) },
      wording,
    );
  }
  if (due.jointId !== null && isJoined(kind) && sessions.length > 0) {
    const people = new Set(sessions.flatMap(({ menteeNames }) => menteeNames));
    const isShared = namesRecipient || people.size > 1;
    return jointText(
      { kind, places: sessions, isShared, asksWard: isFromMentor, ...told },
      wording,
    );
  }
  const news = {
    kind,
    startAt,
    from: movedFrom(due.kind, due.facts),
    hallFrom: hallFrom(due.kind, due.facts),
    isGiven: isOnlyGiven(due.kind, due.facts),
    topic: topicInShort(due.topic ?? '', language),
    venue,
    mentorName: due.mentorName ?? '',
    mentorPhone: due.mentorPhone,
    asksWard: isFromMentor,
    forName: invitedNames(due) ?? (namesRecipient ? due.recipientName : null),
    ...told,
  };
  return sessionText(news, wording);
}

function askingWard(content: MessageContent): MessageContent {
  const ward = { mentorName: content.wardName, mentorPhone: null };
  return { ...content, ...ward, told: content.told.map((session) => ({ ...session, ...ward })) };
}

/** Where the service itself said why something is off. */
function inTheirWords(content: MessageContent, language: Language): MessageContent {
  const { facts, told } = content;
  const why = typeof facts?.reason === 'string' ? { reason: reasonIn(facts.reason, language) } : {};
  return {
    ...content,
    facts: facts && { ...facts, ...why },
    told: told.map((session) => {
      const { off } = session;
      if (!off || off.why === null) return session;
      return { ...session, off: { ...off, why: reasonIn(off.why, language) } };
    }),
  };
}

function textOf({ facts }: MessageContent): string {
  return typeof facts?.text === 'string' ? facts.text : '';
}

/** Where the ambassador has to get to; a mentee knows the way home. */
function homeToGo({ recipientKind, told }: MessageContent): string {
  return recipientKind === 'mentor' ? (told[0]?.home ?? '') : '';
}

/** Whom of a phone a message invites; null where that is the recipient alone. */
function invitedNames({ kind, jointId, told }: MessageContent): string | null {
  if (jointId === null || ruleOf(kind).while !== 'invited') return null;
  return told.flatMap(({ menteeNames }) => menteeNames).join(', ') || null;
}

/** A class is told as it was when its message was written: the next change of it calls that off. */
function classNews(
  { facts, told }: MessageContent,
  kind: ClassKind,
  language: Language,
): ClassNews {
  const { startAt, topic, venue, phone, reason } = (facts ?? {}) as Partial<ClassFacts>;
  return {
    kind,
    startAt: startAt ?? told[0]?.startAt ?? 0,
    topic: topicInShort(topic ?? '', language),
    venue: venue ?? null,
    phone: phone ?? null,
    why: reason ?? null,
  };
}

function fromWard(
  sentence: string,
  { isFirst, wardName }: Pick<MessageContent, 'isFirst' | 'wardName'>,
  language: Language,
): string {
  return isFirst ? phrases(language).from(wardName, sentence) : sentence;
}
