import type { weekPlan as vi } from '../vi/week-plan';

export const weekPlan: typeof vi = {
  title: 'A plan that waits to be published',
  lead: (from, to) =>
    `The plan from ${from} to ${to}. Nobody has been told; messages go out once it is published.`,
  publishesItself: (when) => `Unless somebody throws it away, it publishes itself at ${when}.`,
  waits: 'It is published only when somebody presses the button.',
  countSessions: 'sessions',
  countServed: 'mentees with a session in this plan',
  countUnserved: 'mentees with a week without one',
  countMessages: 'messages to be sent',
  price: ({ messages, smsParts, calls, toldLater, held }) =>
    [
      `${messages} messages would be sent at once, which are ${smsParts} SMS if all go by SMS.`,
      calls > 0 ? `No message reaches ${calls} people: please call.` : '',
      toldLater > 0
        ? `${toldLater} people hear later, with the reminder of their session: they had their messages of this week.`
        : '',
      held > 0
        ? `${held} people get no message, because they had enough of them: please call.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  publish: 'Publish and tell everybody',
  discard: 'Throw it away',
  renew: 'Plan again',
  renewHint:
    'Plans again from the lists and bookings of today; you look at it and publish it then.',
  unserved: (count) => `${count} mentees have a week without a session`,
  allServed: 'Every paired mentee has a session.',
  reason: (sentence, count) => `${sentence} (${count})`,
  weeksOf: (weeks) => `week of ${weeks}`,
  byDay: 'By day',
  day: 'Day',
  sessions: 'Sessions',
  places: 'Mentees',
  nothingMissing:
    'No session is missing: everybody paired has one in each of these weeks. Throw this plan away, or plan later weeks.',
  nothingFits:
    'No session could be added. The reasons stand below; change free times or pairs, and plan again.',
  noDays: 'This plan has no sessions.',
  waiting: 'A plan waits for you to look at and publish',
  waitingUntil: (when) => `It publishes itself at ${when}.`,
  look: 'Look at the plan',
  withdrawable: 'Published plans of which nothing has begun',
  planOf: (from, sessions, at) => `Plan from ${from}: ${sessions} sessions, published ${at}.`,
  withdraw: 'Take this plan back',
  withdrawLook: 'See what it calls off',
  withdrawTitle: 'Take this whole plan back?',
  withdrawSessions: 'sessions called off',
  withdrawPlaces: 'places that fall',
  withdrawMessages: 'messages that tell of it',
  withdrawCalls: 'people to call',
  withdrawLead:
    'Whoever was told is told of it; what has not gone out does not. One press does not bring it back.',
  withdrawNot: 'No, keep the plan',
  withdrawReason: 'Reason (everybody reads it)',
  usualReason: 'The week is being planned anew',
};
