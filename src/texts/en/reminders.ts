import type { JointWords, Phrases } from '../facts/message-phrases';
import { namedDay } from '../../core/reminders/text-days';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const reminders: Phrases = {
  session: {
    booked: ({ when, what, where, who }) => `Booked: ${what}, ${when}, ${where}. With ${who}.`,
    moved: ({ when, what, where, who }) => `Moved: ${what} is now ${when}, ${where}. With ${who}.`,
    cancelled: ({ when, what, who }) =>
      `Cancelled: ${what}, ${when}. Please do not come. Questions: ${who}.`,
    'evening-before': ({ when, what, where, who }) =>
      `Reminder: ${what}, ${when}, ${where}. With ${who}.`,
    lead: ({ when, what, where, who }) => `Starting soon: ${what}, ${when}, ${where}. With ${who}.`,
    'class-invitation': ({ when, what, where, who }) =>
      `Class: ${what}, ${when}, ${where}. With ${who}. Can you come?`,
    feedback: ({ when, what }) => `How was ${what}, ${when}? Please tell us.`,
  },
  joint: {
    booked: (told) => `Your sessions${aboutAll(told)}`,
    'evening-before': (told) => `Reminder${aboutAll(told)}`,
    lead: (told) => `Starting soon${aboutAll(told)}`,
  },
  change: {
    booked: ({ when, where, names }) => `New session ${when}, ${where}: ${names}.`,
    moved: ({ when, where, names }) => `Session moved to ${when}, ${where}: ${names}.`,
    cancelled: ({ when, one, names }) =>
      `${one} is not coming ${when}. ${names ? `Still coming: ${names}.` : 'Nobody is left in the session.'}`,
  },
  subjects: {
    booked: 'Session booked',
    moved: 'Session moved',
    cancelled: 'Session cancelled',
    'evening-before': 'Your session tomorrow',
    lead: 'Your session starts soon',
    'class-invitation': 'You are invited to a class',
    feedback: 'How was your session?',
    digest: 'Your sessions tomorrow',
    plan: 'Your new sessions',
  },
  digest: (count, date, lines) =>
    `${date}: ${count} ${count === 1 ? 'session' : 'sessions'}. ${lines.join('; ')}.`,
  plan: ({ sessions, learners }) =>
    `You teach ${sessions.length} ${sessions.length === 1 ? 'session' : 'sessions'}: ${sessions.join('; ')}. Your learners: ${learners.join('; ')}.`,
  planInShort: ({ count, first, learners, link }) =>
    `You teach ${count} ${count === 1 ? 'session' : 'sessions'}, the first ${first}. Your learners: ${learners.join('; ')}. All of it: ${link}`,
  classOf: (people) => `a class of ${people}`,
  atHome: 'at home',
  atHomeIn: (hamlet) => `at home, ${hamlet}`,
  someLearner: 'A learner',
  day: (at, zone, now) => {
    const { dayAndMonth, isToday, isTomorrow, weekday } = namedDay(at, zone, now);
    if (isToday) return `today ${dayAndMonth}`;
    if (isTomorrow) return `tomorrow ${dayAndMonth}`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}`;
  },
};

function aboutAll({ what, where, who, lines }: JointWords): string {
  const parts = [what, where].filter((part) => part !== null);
  const about = parts.length > 0 ? `, ${parts.join(', ')}` : '';
  return `${about}: ${lines.join('; ')}.${who === null ? '' : ` With ${who}.`}`;
}
