/** Somebody whom messages go to. */
export type RecipientKind = 'mentor' | 'mentee';

/** How the messages of a kind behave, whenever they are due (see `plan.ts`) and whatever they say. */
export interface ReminderRule {
  /**
   * A place in a session; everything that an ambassador has on a day or in a published plan, or has not
   * written down of what is past; a class that they hold; or what the ward's staff have to say.
   */
  about: 'booking' | 'day' | 'plan' | 'past' | 'class' | 'ward';
  to: readonly RecipientKind[];
  /**
   * What still has to be true of the booking when it goes out: it stands, it waits, it stands or took
   * place, it is off, or nobody has answered the invitation. Of a day, a plan or the past, some session must be
   * left. What is told of a class is called off with the next change of it, what staff say when they take it back.
   */
  while:
    'booked' | 'waiting' | 'booked-or-attended' | 'off' | 'invited' | 'any-session' | 'not-changed';
  /** It reminds of a place ahead, at a time that the ward sets; of all such kinds a place has one message. */
  isAhead: boolean;
  /** It tells what just happened: staff phone also those about it who want no messages. */
  isNews: boolean;
  /** Whoever it did not reach is phoned by staff. */
  isPhoned: boolean;
  /** It wants an answer, so that even a text message carries the link to the page to give it on. */
  asks: boolean;
  /** It cannot wait, whatever was said before: no limit keeps it back. */
  isUrgent: boolean;
  /** Several to one phone that are due together are one message. */
  isJoined: boolean;
  /** It takes no room from what has a time: it waits for a day on which the phone rings less. */
  givesWay: boolean;
  /** Where no day is quiet enough, it goes along with another message. */
  goesAlong: boolean;
  /** Where it is too long for a text message, that says the beginning and the link to the rest. */
  mayBeCut: boolean;
  /** It goes to whoever takes part no more, and to nobody else: nothing follows it. */
  isLast: boolean;
}

const notice = {
  about: 'booking',
  to: ['mentee', 'mentor'],
  while: 'booked',
  isAhead: false,
  isNews: true,
  isPhoned: true,
  asks: false,
  isUrgent: false,
  isJoined: false,
  givesWay: false,
  goesAlong: false,
  mayBeCut: false,
  isLast: false,
} as const satisfies ReminderRule;

const reminder = {
  ...notice,
  to: ['mentee'],
  isNews: false,
  isJoined: true,
} as const satisfies ReminderRule;

const ahead = { ...reminder, isAhead: true } as const satisfies ReminderRule;

const question = {
  ...reminder,
  while: 'booked-or-attended',
  isPhoned: false,
  asks: true,
  isJoined: false,
  givesWay: true,
  goesAlong: true,
} as const satisfies ReminderRule;

const aboutClass = {
  ...notice,
  about: 'class',
  to: ['mentor'],
  while: 'not-changed',
} as const satisfies ReminderRule;

/** Every kind of message that the service sends. */
export const reminderRules = {
  booked: { ...notice, isJoined: true },
  moved: { ...notice, isUrgent: true, isJoined: true },
  cancelled: { ...notice, while: 'off', isUrgent: true, isJoined: true },
  // A seat is free, too near to the session to be given unasked.
  offered: { ...notice, to: ['mentee'], while: 'waiting', asks: true, isUrgent: true },
  'evening-before': ahead,
  lead: ahead,
  'class-invitation': {
    ...reminder,
    while: 'invited',
    asks: true,
    isJoined: false,
    givesWay: true,
  },
  feedback: question,
  'course-end': question,
  'feedback-later': question,
  digest: { ...reminder, about: 'day', to: ['mentor'], while: 'any-session', isJoined: false },
  // Who came was not written down.
  attendance: {
    ...reminder,
    about: 'past',
    to: ['mentor'],
    while: 'any-session',
    isPhoned: false,
    asks: true,
    isJoined: false,
  },
  'class-given': aboutClass,
  'class-moved': aboutClass,
  'class-off': { ...aboutClass, isUrgent: true },
  // In words that staff typed.
  announcement: { ...notice, about: 'ward', while: 'not-changed', isNews: false },
  // They agree no more to the processing of their data: that it is so, and that nothing comes any more.
  withdrawn: { ...notice, about: 'ward', while: 'not-changed', isUrgent: true, isLast: true },
  // Another ambassador holds it from now on.
  'lesson-given': { ...aboutClass, isUrgent: true },
  plan: { ...notice, about: 'plan', to: ['mentor'], while: 'any-session', mayBeCut: true },
} as const satisfies Record<string, ReminderRule>;

type Rules = typeof reminderRules;

export type ReminderKind = keyof Rules;

/** The kinds about a place in a session. */
export type BookingReminderKind = {
  [Kind in ReminderKind]: Rules[Kind]['about'] extends 'booking' ? Kind : never;
}[ReminderKind];

/** The questions to mentees. */
export type QuestionKind = {
  [Kind in BookingReminderKind]: Rules[Kind]['goesAlong'] extends true ? Kind : never;
}[BookingReminderKind];

/** The kinds that ambassadors are told of a class of theirs, or of a lesson that is theirs no more. */
export type ClassKind = {
  [Kind in ReminderKind]: Rules[Kind]['about'] extends 'class' ? Kind : never;
}[ReminderKind];

/** The kinds that ambassadors are told of a place in a session, in words of their own. */
export type ChangeKind = {
  [Kind in BookingReminderKind]: 'mentor' extends Rules[Kind]['to'][number] ? Kind : never;
}[BookingReminderKind];

/** The kinds about a place in a session of which one message to a phone may tell several. */
export type JointKind = {
  [Kind in BookingReminderKind]: Rules[Kind]['isJoined'] extends true ? Kind : never;
}[BookingReminderKind];

export const reminderKinds = Object.keys(reminderRules) as ReminderKind[];

/** How messages of the kind behave. */
export function ruleOf(kind: ReminderKind): ReminderRule {
  return reminderRules[kind];
}

export function kindsTo(recipient: RecipientKind): ReminderKind[] {
  return reminderKinds.filter((kind) => ruleOf(kind).to.includes(recipient));
}

export function isAboutBooking(kind: ReminderKind): kind is BookingReminderKind {
  return ruleOf(kind).about === 'booking';
}

export function isAboutClass(kind: ReminderKind): kind is ClassKind {
  return ruleOf(kind).about === 'class';
}

export function isJoined(kind: ReminderKind): kind is JointKind {
  return isAboutBooking(kind) && ruleOf(kind).isJoined;
}

/** Whether it tells ambassadors, too, what became of a place. */
export function isChange(kind: ReminderKind): kind is ChangeKind {
  return isAboutBooking(kind) && kindsTo('mentor').includes(kind);
}
