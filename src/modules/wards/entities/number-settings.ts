import { REMINDER_OFFSETS } from '../../../core/reminders/plan';
import { defaultWeekLimits } from '../../../core/week-plan/week-limits';
import { MESSAGE_LIMITS } from '../../../core/reminders/message-budget';
import { QUIET_HOURS } from '../../../core/reminders/quiet-hours';

const DAY_MINUTES = 24 * 60;

/** A whole number that a ward decides for itself: the API's body, the page and its form derive from it. */
export interface NumberSetting {
  /** Under which heading of the page it stands. */
  group: 'changes' | 'reminders' | 'pairing' | 'weights' | 'planning' | 'programme';
  /** A minute of the day, local wall time, is asked for as a time. */
  as: 'number' | 'clock';
  least: number;
  most: number;
  byDefault: number | null;
  /** Null leaves out what it is about. */
  mayBeNone?: true;
}

const clock = {
  group: 'reminders',
  as: 'clock',
  // Outside the quiet hours, in which nobody's phone rings.
  least: QUIET_HOURS.untilMinute,
  most: QUIET_HOURS.fromMinute - 1,
  mayBeNone: true,
} as const;

const most = { group: 'reminders', as: 'number', least: 1, mayBeNone: true } as const;

const planning = { group: 'planning', as: 'number', least: 1 } as const;

const recognition = { group: 'programme', as: 'number', least: 0, most: 10_000 } as const;

/** What a pairing weighs against what, in metres. */
const weight = { group: 'weights', as: 'number', least: 0 } as const;

/** In the order of the page. */
export const numberSettings = {
  /** A mentee may move or cancel until so many minutes before the session. */
  changeDeadlineMinutes: {
    group: 'changes',
    as: 'number',
    least: 0,
    most: 7 * DAY_MINUTES,
    byDefault: 120,
  },
  /** Nobody agrees on a session that lies further ahead than so many days. */
  bookingHorizonDays: { group: 'changes', as: 'number', least: 7, most: 730, byDefault: 60 },
  /** When mentees are reminded on the evening before. */
  eveningBeforeMinute: { ...clock, byDefault: REMINDER_OFFSETS.eveningBeforeMinute },
  /** So long before the session they are reminded again. */
  leadMinutes: {
    group: 'reminders',
    as: 'number',
    least: 15,
    most: DAY_MINUTES,
    byDefault: REMINDER_OFFSETS.leadMinutes,
    mayBeNone: true,
  },
  /** So long after the session the mentee is asked about it. */
  feedbackMinutes: {
    group: 'reminders',
    as: 'number',
    least: 0,
    most: DAY_MINUTES,
    byDefault: REMINDER_OFFSETS.feedbackMinutes,
    mayBeNone: true,
  },
  /** So long after a session its ambassador is asked, once, to write down who came. */
  attendanceMinutes: {
    group: 'reminders',
    as: 'number',
    least: 30,
    most: 3 * DAY_MINUTES,
    byDefault: REMINDER_OFFSETS.attendanceMinutes,
    mayBeNone: true,
  },
  /** When ambassadors are told of tomorrow. */
  digestMinute: { ...clock, byDefault: REMINDER_OFFSETS.digestMinute },
  /** A mentee gets at most so many messages in a week; what is urgent comes all the same. */
  messagesAWeek: { ...most, most: 14, byDefault: MESSAGE_LIMITS.messagesAWeek },
  /** A phone rings at most so often in a day, whoever of its people it is for. */
  messagesADay: { ...most, most: 20, byDefault: MESSAGE_LIMITS.messagesADay },
  /** The messages about a published plan leave over so many minutes. */
  spreadMinutes: {
    group: 'reminders',
    as: 'number',
    least: 0,
    most: 240,
    byDefault: REMINDER_OFFSETS.spreadMinutes,
  },
  /** A mentor has 0 or at least this many mentees. */
  minMentees: { group: 'pairing', as: 'number', least: 1, most: 50, byDefault: 5 },
  /** At most this many mentees when a mentor's sheet names no maximum. */
  maxMentees: { group: 'pairing', as: 'number', least: 1, most: 50, byDefault: 8 },
  /** A mentee's mentor lives at most this far away. */
  maxMetres: { group: 'pairing', as: 'number', least: 100, most: 100_000, byDefault: 5000 },
  /**
   * One ambassador more who takes part is worth so many metres in all: the whole reach for each of five, so that every
   * willing ambassador goes before metres.
   */
  activeMentorReward: { ...weight, most: 50_000, byDefault: 25_000 },
  /** Of an ambassador's mentees above the minimum the first counts as so many metres, the second twice, and so on. */
  loadCost: { ...weight, most: 5000, byDefault: 50 },
  /**
   * So that a household stays with one mentor, people go at most so many metres farther in all: far less than leaving
   * anybody out is counted for. Null never splits one that somebody could take whole.
   */
  householdSplitCost: { ...weight, most: 100_000, byDefault: 20_000, mayBeNone: true },
  /** So that one person more is served, all others together go at most so many metres farther. */
  unpairedCost: { ...weight, least: 100_000, most: 2_000_000, byDefault: 1_000_000 },
  /** As much more for each of the elderly, disabled and blind. */
  priorityBonus: { ...weight, most: 1_000_000, byDefault: 500_000 },
  /** One more needed topic that the mentor teaches is worth so many metres. */
  missingTopicCost: { ...weight, most: 20_000, byDefault: 1000 },
  /**
   * A mentor who teaches something that the mentee may learn first is worth so many metres: less than one ambassador
   * more, and far less than anybody left over.
   */
  cannotBeginCost: { ...weight, most: 100_000, byDefault: 20_000 },
  /** A mentor of the same hamlet is worth so many metres. */
  otherHamletCost: { ...weight, most: 10_000, byDefault: 300 },
  /** So many half hours a week in common are enough; each one less costs so many metres. */
  enoughHalfHours: { ...weight, least: 1, most: 40, byDefault: 4 },
  fewHalfHoursCost: { ...weight, most: 10_000, byDefault: 150 },
  /** Staying with the mentor of today is worth so many metres. */
  moveCost: { ...weight, most: 50_000, byDefault: 3000 },
  /** An ambassador's day and week hold no more sessions than these. */
  sessionsADay: { ...planning, most: 20, byDefault: defaultWeekLimits.sessionsADay },
  sessionsAWeek: { ...planning, most: 50, byDefault: defaultWeekLimits.sessionsAWeek },
  /** How fast an ambassador gets from one place to the next, as the crow flies. */
  kilometresAnHour: { ...planning, most: 60, byDefault: defaultWeekLimits.kilometresAnHour },
  /** Minutes to pack up and to begin elsewhere. */
  changeMinutes: { ...planning, least: 0, most: 60, byDefault: defaultWeekLimits.changeMinutes },
  /**
   * The weekly plan publishes itself so many hours after it was proposed, unless somebody did before;
   * null waits for somebody. A day and an evening later it is still Friday.
   */
  planLookHours: { ...planning, least: 0, most: 72, byDefault: 24, mayBeNone: true },
  /** After so many lessons in a topic that somebody cannot do alone, those who look after them are told. */
  stuckLessons: { ...planning, least: 2, most: 20, byDefault: 4 },
  /** From this age on people are counted with and without a digital identity of their own. */
  identityAge: { group: 'programme', as: 'number', least: 14, most: 30, byDefault: 16 },
  /** A Digital Family has so many members who can do all that the rule asks for. */
  familyMembers: { group: 'programme', as: 'number', least: 1, most: 10, byDefault: 1 },
  /**
   * From so much on in the period an ambassador is proposed for a certificate; 0 asks for nothing of it. No paper of the
   * movement names thresholds: these are ours, to be set by each ward.
   */
  recognitionHours: { ...recognition, byDefault: 10 },
  recognitionPeople: { ...recognition, byDefault: 3 },
  /** Topics that people could do alone after their lessons. */
  recognitionSkills: { ...recognition, byDefault: 3 },
  /** Of the hours of all members of a team. */
  recognitionTeamHours: { ...recognition, byDefault: 30 },
} as const satisfies Record<string, NumberSetting>;

type Definitions = typeof numberSettings;

export type NumberSettingName = keyof Definitions;

/** What a ward has decided. */
export type NumberSettings = {
  [Name in NumberSettingName]: Definitions[Name] extends { mayBeNone: true }
    ? number | null
    : number;
};

export const numberSettingEntries = Object.entries(numberSettings) as [
  NumberSettingName,
  NumberSetting,
][];

export const defaultNumberSettings = Object.fromEntries(
  numberSettingEntries.map(([name, { byDefault }]) => [name, byDefault]),
) as NumberSettings;
