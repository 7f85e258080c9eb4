import { sessions as lessons } from './sessions';
import type { JointWords, OffBy, Phrases } from '../facts/message-phrases';
import { namedDay } from '../../core/reminders/text-days';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const reminders: Phrases = {
  session: {
    booked: ({ when, what, where, who }) =>
      `Your lesson: ${what}, ${when}, ${where}. Questions? Call ${who}.`,
    moved: ({ when, from, what, where, who, why, isGiven, isElsewhere, asksWard }) => {
      if (isElsewhere && from === null)
        return `Another place: ${what}, ${when}, ${where}.${reason(why)} Questions? Call ${who}.`;
      return isGiven && !asksWard
        ? `${what}, ${when}, ${where}: your teacher is now ${who}.${reason(why)}`
        : `Moved: ${what}${from === null ? '' : `, ${from},`} is now ${when}, ${where}.${reason(why)} Questions? Call ${who}.`;
    },
    cancelled: ({ when, what, who, why }) =>
      why === lessons.courseFinished
        ? `Well done, and thank you: your course is over! No need to come to ${what}, ${when}. Questions? Call ${who}.`
        : `Cancelled: ${what}, ${when}. Please do not come.${reason(why)} Questions? Call ${who}.`,
    offered: ({ when, what, where }) =>
      `A seat is free: ${what}, ${when}, ${where}. It goes to whoever says yes first:`,
    'evening-before': ({ when, what, where, who }) =>
      `Reminder: ${what}, ${when}, ${where}. Cannot come? Call ${who}.`,
    lead: ({ when, what, where, who }) =>
      `Starting soon: ${what}, ${when}, ${where}. Cannot come? Call ${who}.`,
    'class-invitation': ({ when, what, where, who }) =>
      `Class: ${what}, ${when}, ${where}. With ${who}. Can you come? Tap:`,
    feedback: ({ what }) => `Was the lesson ${what} useful to you? Please answer with one tap:`,
    'course-end': () =>
      `Well done: you finished your lessons! See what you learned and tell us how it was:`,
    'feedback-later': ({ what }) =>
      `A month later: can you still do ${what} yourself? Please answer with one tap:`,
  },
  joint: {
    booked: (told) => `Your lessons${aboutAll(told, 'Questions? Call')}`,
    moved: (told) =>
      `${told.isGiven ? 'Another teacher' : 'Moved'}${aboutAll(told, 'Questions? Call')}`,
    cancelled: (told) =>
      told.why === lessons.courseFinished
        ? `Well done, and thank you: your course is over! No need to come${aboutAll({ ...told, why: null }, 'Questions? Call')}`
        : `Cancelled, please do not come${aboutAll(told, 'Questions? Call')}`,
    'evening-before': (told) => `Reminder${aboutAll(told, 'Cannot come? Call')}`,
    lead: (told) => `Starting soon${aboutAll(told, 'Cannot come? Call')}`,
  },
  alsoAsked: {
    feedback: (what) => `Was the lesson ${what} useful to you? Please tap:`,
    'course-end': () => `You finished your lessons! See what you learned and tell us how it was:`,
    'feedback-later': (what) => `Can you still do ${what} yourself? Please tap:`,
  },
  questions: {
    feedback: ({ names, what }) =>
      `${names}: ${what === null ? 'were your lessons' : `was the lesson ${what}`} useful to you? Please answer:`,
    'course-end': ({ names }) =>
      `Well done, ${names}: you finished your lessons! See what you learned and tell us how it was:`,
    'feedback-later': ({ names }) =>
      `${names}: a month later, can you still do yourself what you learned? Please answer:`,
  },
  change: {
    booked: ({ what, when, where, names }) =>
      `New session to teach: ${what}, ${when}, ${where}. Learners: ${names}.`,
    moved: ({ what, when, from, where, names }) =>
      `The session ${what}${from === null ? '' : ` of ${from}`} that you teach moved to ${when}, ${where}. Learners: ${names}.`,
    cancelled: ({ what, when, where, one, names, by, why, isOffered }) => {
      if (by === 'died' || by === 'stopped') return noMore(by, { what, when, where, one, names });
      const nobody = isOffered
        ? 'The place is offered to those who wait: if anybody takes it we tell you, else you need not come.'
        : 'Nobody is left: you need not come.';
      const left = names ? `Still coming: ${names}.` : nobody;
      if (isLearned(why)) {
        const learned = why === lessons.courseFinished ? 'has learned it all' : `can do it alone`;
        return `Good news: ${one} ${learned} and need not come to ${what}, ${when}, ${where}. ${left}`;
      }
      const isLearners = by === 'learner' || by === 'staff-for-learner' || names !== '';
      const told = isLearners
        ? `${by === 'learner' || by === 'others' ? '' : 'Staff say: '}${one} is not coming to ${what}, ${when}, ${where}.`
        : `${by === 'staff' ? 'Called off by staff' : 'Called off'}: ${what}, ${when}, ${where}, for ${one}.`;
      return `${told}${reason(why)} ${left}`;
    },
  },
  changes: {
    booked: (lines) => `New sessions to teach: ${lines.join('; ')}.`,
    moved: (lines) => `Sessions of yours moved: ${lines.join('; ')}.`,
  },
  changed: ({ when, from, what, where, names }) =>
    `${what}, ${from === null ? '' : `${from}, now `}${when}, ${where}, learners: ${names}`,
  movedTo: ({ from, when }) => `${from} is now ${when}`,
  placesOff: ({ by, where, lines, why }) =>
    `${isLearned(why) ? 'Good news: your learners can do it by now and need not come' : offBy[by]}${where === null ? '' : `, ${where}`}: ${lines.join('; ')}.${isLearned(why) ? '' : reason(why)}`,
  placesLost: ({ by, where, lines, why }) =>
    `${isLearned(why) ? 'Good news: some learners can do it by now and need not come, the sessions take place' : lostBy[by]}${where === null ? '' : `, ${where}`}: ${lines.join('; ')}.${isLearned(why) ? '' : reason(why)}`,
  placeLost: ({ when, names, stillComing }) =>
    `${when}: without ${names}, still coming: ${stillComing}`,
  needNotCome: {
    all: 'You need not come.',
    some: 'You need not come to what is called off; the others you still teach.',
    none: 'You still teach these.',
  },
  subjects: {
    booked: 'Session booked',
    moved: 'Session moved',
    cancelled: 'Session cancelled',
    offered: 'A seat is free in the session you wait for',
    'evening-before': 'Your session tomorrow',
    lead: 'Your session starts soon',
    'class-invitation': 'You are invited to a class',
    feedback: 'How was your session?',
    'course-end': 'You finished your course',
    'feedback-later': 'A month after your lessons',
    attendance: 'Who came is not written down',
    'class-given': 'You are to teach a class',
    'class-moved': 'Your class has moved',
    announcement: 'Announcement',
    'class-off': 'Your class is off',
    'lesson-given': 'Somebody else holds your session',
    withdrawn: 'Your consent is withdrawn',
    digest: 'Your sessions tomorrow',
    plan: 'Your new sessions',
  },
  digest: ({ day, places }) => `You teach ${day}. ${places.join('. ')}.`,
  unrecorded: (count, sessions) =>
    `Who came to your ${count === 1 ? 'session' : `${count} sessions`} is not written down: ${sessions.join('; ')}. Please tap to do it:`,
  aboutClass: {
    'class-given': ({ when, what, where, call }) =>
      `You are to teach a class: ${what}, ${when}, ${where}. If you cannot, call ${call ?? "your ward's staff"}.`,
    'class-moved': ({ when, what, where, call, why }) =>
      `Your class ${what} is now ${when}, ${where}.${reason(why)} If you cannot, call ${call ?? "your ward's staff"}.`,
    'class-off': ({ when, what, where, why }) =>
      `You need not teach the class ${what}, ${when}, ${where}: please do not come.${reason(why)}`,
    'lesson-given': ({ when, what, where, why }) =>
      `Somebody else holds your session ${what}, ${when}, ${where}: you need not come.${reason(why)}`,
  },
  withdrawn:
    'You have withdrawn your consent. Your lessons are called off and no message follows this one. To have your data erased, please call the officer.',
  plan: ({ sessions, learners }) =>
    `You teach ${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}: ${sessions.join('; ')}. Your learners: ${learners.join('; ')}.`,
  planInShort: ({ count, first, learners, link }) =>
    `You teach ${count} ${count === 1 ? 'session' : 'sessions'}, the first ${first}. Your learners: ${learners.join('; ')}. All of it: ${link}`,
  more: (link) => (link === null ? 'There is more on your page.' : `All of it: ${link}`),
  classOf: (people) => `a class of ${people}`,
  atHome: 'at home',
  atHomeIn: (home) => `at home, ${home}`,
  someLearner: 'A learner',
  day: (at, zone, now) => {
    const { dayAndMonth, isToday, isTomorrow, weekday } = namedDay(at, zone, now);
    if (isToday) return `today ${dayAndMonth}`;
    if (isTomorrow) return `tomorrow ${dayAndMonth}`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}`;
  },
  clock: (time) => time,
  time: ({ hour, minute, part }) => {
    const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
    const isAfternoon = part === 'afternoon' || part === 'evening' || part === 'night';
    return `${hour}${minutes} ${isAfternoon || (part === 'noon' && hour !== 11) ? 'pm' : 'am'}`;
  },
  when: ({ dayAndMonth, isToday, isTomorrow, weekday }, time) => {
    if (isToday) return `today, ${time} (${dayAndMonth})`;
    if (isTomorrow) return `tomorrow, ${time} (${dayAndMonth})`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}, ${time}`;
  },
  whenEach: (weekday, dates, time) =>
    `${weekdays[weekday - 1]} ${dates.slice(0, -1).join(', ')} and ${dates[dates.length - 1]}, ${time}`,
  introduced: (ward, sentence) => `${ward}, free lessons in digital skills. ${sentence}`,
  from: (ward, sentence) => `${ward}: ${sentence}`,
  topicsInShort: {
    smartphone: 'Smartphone',
    'public-services': 'Public services',
    cashless: 'Cashless payment',
    'online-selling': 'Selling online',
    'farm-prices': 'Farm prices',
    'video-calls': 'Video calls',
    'health-book': 'Health book',
    'voice-phone': 'Phone by voice',
  },
  insteadOf: (now, before) => `${now} (instead of ${before})`,
  hallInShort: (name) => name,
};

const offBy: Record<OffBy, string> = {
  learner: 'Your learners are not coming',
  'staff-for-learner': 'Staff say that your learners are not coming',
  staff: 'Sessions of yours called off by staff',
  others: 'Sessions of yours called off',
  died: 'Sad news: a learner of yours has died. Sessions called off',
  stopped: 'Your learner takes part no more. Sessions called off',
};

const lostBy: Record<OffBy, string> = {
  learner: 'Some learners are not coming, the sessions take place',
  'staff-for-learner': 'Staff say that some learners are not coming, the sessions take place',
  staff: 'Staff say that some learners are not coming, the sessions take place',
  others: 'Some learners are not coming, the sessions take place',
  died: 'Sad news: a learner of yours has died. The sessions take place',
  stopped: 'A learner takes part no more, the sessions take place',
};

/** Whoever can do it by now need not come: good news for whoever taught them. */
function isLearned(why: string | null): boolean {
  return why === lessons.courseFinished || why === lessons.alreadyLearned;
}

/** Whoever learned with them takes part no more: nobody is to be called, nothing is to be done. */
function noMore(
  by: 'died' | 'stopped',
  { what, when, where, one, names }: Record<'what' | 'when' | 'where' | 'one' | 'names', string>,
): string {
  const news = by === 'died' ? `Sad news: ${one} has died.` : `${one} takes part no more.`;
  const lesson = `${what}, ${when}, ${where}`;
  return names === ''
    ? `${news} ${lesson} is off; you need not do anything.`
    : `${news} ${lesson} takes place: ${names}. You need not do anything else.`;
}

function reason(why: string | null): string {
  return why === null ? '' : ` Reason: ${why}${why.endsWith('…') ? '' : '.'}`;
}

function aboutAll(told: JointWords, call: string): string {
  const { day, what, where, who, why, lines, isOfSeveral } = told;
  const parts = [day, what, where].filter((part) => part !== null);
  const about = parts.length > 0 ? `, ${parts.join(', ')}` : '';
  const all = isOfSeveral ? `. ${lines.join('. ')}` : `: ${lines.join('; ')}`;
  return `${about}${all}.${reason(why)}${who === null ? '' : ` ${call} ${who}.`}`;
}
