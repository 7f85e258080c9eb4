import type { Progress } from '../curriculum/course';
import type { CourseTopic } from '../curriculum/curriculum';
import { Interval } from '../time/intervals';
import { LocalDate } from '../time/local-dates';
import { WeeklyWindow } from '../time/weekly-window';
import type { WeekLimits } from './week-limits';
import { SlotPerson } from '../slots/generate';

/** A mentor as the week plan sees one. Degrees are WGS 84. */
export interface PlanMentor extends SlotPerson {
  id: string;
  hamletId: string | null;
  latitude: number;
  longitude: number;
}

/** A mentee as the week plan sees one. */
export interface PlanMentee extends SlotPerson {
  id: string;
  /** Codes in the order in which the mentee wants to learn them. */
  topics: readonly string[];
  /** How far they are before the first week; absent, they have learned nothing yet. */
  progress?: Progress;
  householdId: string | null;
  hamletId: string | null;
  latitude: number;
  longitude: number;
  /** Cannot walk to a venue: is only ever taught at home. */
  atHome: boolean;
  /** Cannot climb steps: is only ever taught in a hall without any, or at home. */
  needsStepFree?: boolean;
  /** Where their programme is; absent is everywhere. Homes are always. */
  venueIds?: readonly string[];
  /** Days on which their programme does not run. */
  restsOn?: readonly LocalDate[];
  /** Elderly or disabled: rather not in the late evening. */
  isFrail?: boolean;
  /** The weekday (1 is Monday) and minute at which their last session before the plan began. */
  usualTime?: WeekTime;
}

/** A time that comes every week. */
export interface WeekTime {
  weekday: number;
  startMinute: number;
}

/** Who teaches whom, and the codes the mentee needs and the mentor teaches. */
export interface PlanPair {
  mentorId: string;
  menteeId: string;
  topics: readonly string[];
}

/** A place with chairs. Only mentees take a seat; the ambassador stands. */
export interface PlanVenue {
  id: string;
  hamletId: string | null;
  latitude: number;
  longitude: number;
  seats: number;
  isStepFree?: boolean;
  /** Open in these weekly windows; open whenever the ward is when left out. */
  openings?: readonly WeeklyWindow[];
  /** Days on which it is not there at all: a mobile point before it comes and after it has gone. */
  shutOn?: readonly LocalDate[];
  /** Seats that people outside this plan take, such as another ward's sessions. */
  taken?: readonly (Interval & { people: number })[];
}

/** A session already agreed. It is never moved; mentees may join it when `isJoinable`. */
export interface ExistingSession extends Interval {
  id: string;
  mentorId: string;
  menteeIds: readonly string[];
  venueId: string | null;
  topic: string;
  isJoinable?: boolean;
}

/** Hours that a mentor spends at a place with whoever comes: no session of a plan, but they ride there and back. */
export interface PlanStay extends Interval {
  mentorId: string;
  place: { latitude: number; longitude: number };
}

/** Everything a plan depends on. Nothing else does: no clock, no chance, no order of the lists. */
export interface PlanInput {
  /** First day; week k is the seven days from `fromDate` + 7k. */
  fromDate: LocalDate;
  weeks: number;
  /** IANA name. */
  zone: string;
  holidays: readonly LocalDate[];
  /** The one that the service comes with when left out. */
  curriculum?: readonly CourseTopic[];
  wardWindows: readonly WeeklyWindow[];
  /** Those of the service when left out. */
  limits?: WeekLimits;
  mentors: readonly PlanMentor[];
  mentees: readonly PlanMentee[];
  pairs: readonly PlanPair[];
  venues: readonly PlanVenue[];
  existing?: readonly ExistingSession[];
  /** Mentors are busy meanwhile. */
  stays?: readonly PlanStay[];
  /** Nothing is planned to start before this instant (epoch ms), for a plan made in mid-week. */
  notBefore?: number;
}

/** A session to be held: 30 minutes, one topic, at a venue or (null) at the mentees' home. */
export interface PlannedSession extends Interval {
  mentorId: string;
  menteeIds: string[];
  venueId: string | null;
  topic: string;
}

/**
 * Why a mentee has no session in a week.
 * - no-topic: the pair shares no topic
 * - topics-reached: what the mentor teaches of the mentee's needs, the mentee has learned
 * - prerequisite: something else comes first that this mentor does not teach
 * - mentor-no-time, mentee-no-time: that person has no free half hour in this week
 * - no-shared-time: both have, but never the same one
 * - programme-rests: the mentee's programme does not run in this week
 * - holiday: they would share time if it were not for holidays
 * - agreed-elsewhere: every shared half hour is taken by what one of them already agreed to
 * - mentor-full: every shared half hour goes to other mentees of this mentor
 * - venue-full: a seat at a venue would have made the difference
 */
export type NoSlotReason =
  | 'no-topic'
  | 'topics-reached'
  | 'prerequisite'
  | 'mentor-no-time'
  | 'mentee-no-time'
  | 'no-shared-time'
  | 'programme-rests'
  | 'holiday'
  | 'agreed-elsewhere'
  | 'mentor-full'
  | 'venue-full';

/** A paired mentee without a session in one week. */
export interface Unscheduled {
  menteeId: string;
  mentorId: string;
  weekStart: LocalDate;
  code: 'no-slot';
  reason: NoSlotReason;
  /** Half hours: of the mentor, of the mentee, of both; before other mentees are thought of. */
  data: { mentorSlots: number; menteeSlots: number; sharedSlots: number };
}

/** A mentee who takes a free place in a session that was already agreed. */
export interface JoinedSession {
  sessionId: string;
  menteeId: string;
}

export interface WeekSchedule {
  sessions: PlannedSession[];
  joined: JoinedSession[];
  unscheduled: Unscheduled[];
}

/** How many mentees one session may have. */
export const MAX_MENTEES_A_SESSION = 5;
