import { DateTime } from 'luxon';
import { builtInTopics } from '../curriculum/built-in';
import type { CourseTopic } from '../curriculum/curriculum';
import { greatCircle } from '../places/great-circle';
import { LocalDate } from '../time/local-dates';
import { WeeklyWindow } from '../time/weekly-window';
import {
  ExistingSession,
  PlanInput,
  PlanMentee,
  PlanMentor,
  PlanPair,
  PlanStay,
  PlannedSession,
  PlanVenue,
  WeekSchedule,
} from './plan-problem';
import { defaultWeekLimits } from './week-limits';
import { DateException } from '../slots/windows';

/** The rules of sessions, one name each. */
export type PlanRule =
  | 'thirty-minutes'
  | 'on-the-half-hour'
  | 'within-the-weeks'
  | 'ward-hours'
  | 'no-holiday'
  | 'mentor-free'
  | 'mentee-free'
  | 'mentor-in-one-place'
  | 'mentee-in-one-place'
  | 'venue-open'
  | 'venue-seats'
  | 'one-to-five-mentees'
  | 'topic-needed-and-taught'
  | 'topic-still-to-learn'
  | 'prerequisites-first'
  | 'paired'
  | 'known-people-and-places'
  | 'home-of-one-household'
  | 'cannot-walk'
  | 'programme-runs'
  | 'programme-venue'
  | 'step-free'
  | 'joins-as-agreed'
  | 'time-to-ride'
  | 'sessions-a-day'
  | 'sessions-a-week'
  | 'once-a-week'
  | 'served-or-named';

/** One broken rule, with what it is about: ids, a session's start, a week's first day. */
export interface PlanFault {
  rule: PlanRule;
  about: string;
}

/** A session as held: an agreed one with those who joined it, or a planned one. */
interface Lesson extends PlannedSession {
  agreed: ExistingSession | null;
  newMentees: readonly string[];
}

/**
 * Checks a plan against every rule of sessions, straight from what people said and from the wall
 * clock, sharing no code with the planner beyond the names. An empty list is a sound plan. Sessions
 * agreed before are only checked together with new ones: what stood already is not this plan's
 * fault.
 */
export function verifyPlan(input: PlanInput, plan: WeekSchedule): PlanFault[] {
  return new Verifier(input, plan).faults();
}

interface Placed {
  latitude: number;
  longitude: number;
}

interface WallMinute {
  date: LocalDate;
  weekday: number;
  minute: number;
}

class Verifier {
  private readonly found: PlanFault[] = [];
  private readonly knownDates = new Map<number, LocalDate>();
  private readonly knownWalls = new Map<number, DateTime>();
  private readonly knownMinutes = new Map<string, WallMinute[]>();
  private readonly mentors: ReadonlyMap<string, PlanMentor>;
  private readonly mentees: ReadonlyMap<string, PlanMentee>;
  private readonly lessons: Lesson[];
  private readonly topics: ReadonlyMap<string, CourseTopic>;

  private readonly fromAt: number;
  private readonly toAt: number;
  private readonly lessonsOfMentor: ReadonlyMap<string, Lesson[]>;
  private readonly lessonsOfMentee: ReadonlyMap<string, Lesson[]>;
  private readonly lessonsAt: ReadonlyMap<string, Lesson[]>;
  private readonly venues: ReadonlyMap<string, PlanVenue>;
  private readonly pairs: ReadonlyMap<string, PlanPair[]>;
  private readonly staysOf: ReadonlyMap<string, PlanStay[]>;

  constructor(
    private readonly input: PlanInput,
    private readonly plan: WeekSchedule,
  ) {
    const from = DateTime.fromISO(input.fromDate, { zone: input.zone });
    this.fromAt = from.toMillis();
    this.toAt = from.plus({ days: 7 * input.weeks }).toMillis();
    this.topics = new Map((input.curriculum ?? builtInTopics).map((topic) => [topic.code, topic]));
    this.pairs = groupBy(input.pairs, ({ menteeId }) => [menteeId]);
    this.staysOf = groupBy(input.stays ?? [], ({ mentorId }) => [mentorId]);
    this.mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
    this.mentees = new Map(input.mentees.map((mentee) => [mentee.id, mentee]));
    this.venues = new Map(input.venues.map((venue) => [venue.id, venue]));
    const joined = groupBy(plan.joined, ({ sessionId }) => [sessionId]);
    this.lessons = [
      ...plan.sessions.map((session) => ({
        ...session,
        agreed: null,
        newMentees: session.menteeIds,
      })),
      ...(input.existing ?? []).map((agreed) => {
        const newMentees = (joined.get(agreed.id) ?? []).map(({ menteeId }) => menteeId);
        const menteeIds = [...agreed.menteeIds, ...newMentees];
        return { ...agreed, agreed, menteeIds, newMentees };
      }),
    ];
    this.lessonsOfMentor = groupBy(this.lessons, ({ mentorId }) => [mentorId]);
    this.lessonsOfMentee = groupBy(this.lessons, ({ menteeIds }) => menteeIds);
    this.lessonsAt = groupBy(this.lessons, (session) =>
      session.venueId === null ? [] : hoursOf(session, session.venueId),
    );
  }

  faults(): PlanFault[] {
    for (const session of this.lessons) {
      if (session.newMentees.length === 0 && session.agreed) continue;
      if (session.agreed) this.checkJoined(session, session.agreed);
      else this.checkNew(session);
      this.checkPeople(session);
      this.checkPlace(session);
      this.checkOverlaps(session);
      if (!session.agreed) this.checkLoad(session);
    }
    const known = new Set(this.input.existing?.map(({ id }) => id));
    for (const { sessionId } of this.plan.joined) {
      if (!known.has(sessionId)) this.fault('joins-as-agreed', sessionId);
    }
    this.checkWeeks();
    return this.found;
  }

  private checkNew(session: Lesson): void {
    const { startAt, endAt } = session;
    const about = `${session.mentorId} ${new Date(startAt).toISOString()}`;
    const start = this.wall(startAt);
    if (endAt - startAt !== 30 * 60_000) this.fault('thirty-minutes', about);
    if (start.minute % 30 !== 0 || start.second !== 0 || start.millisecond !== 0) {
      this.fault('on-the-half-hour', about);
    }
    const firstAt = Math.max(this.fromAt, this.input.notBefore ?? -Infinity);
    if (startAt < firstAt || startAt >= this.toAt) this.fault('within-the-weeks', about);
    if (!this.fits(this.input.wardWindows, session)) this.fault('ward-hours', about);
    if (this.input.holidays.includes(dateOf(start))) this.fault('no-holiday', about);
    if (session.menteeIds.length < 1) this.fault('one-to-five-mentees', about);
    const mentor = this.mentors.get(session.mentorId);
    if (!mentor) this.fault('known-people-and-places', session.mentorId);
    else if (!this.isFree(mentor, session)) this.fault('mentor-free', about);
  }

  private checkJoined(session: Lesson, agreed: ExistingSession): void {
    const before = new Set(agreed.menteeIds);
    const isTwice = session.newMentees.some((id) => before.has(id));
    if (!agreed.isJoinable || isTwice) this.fault('joins-as-agreed', agreed.id);
  }

  private checkPeople(session: Lesson): void {
    const about = `${session.mentorId} ${new Date(session.startAt).toISOString()}`;
    if (session.menteeIds.length > 5) this.fault('one-to-five-mentees', about);
    if (new Set(session.menteeIds).size < session.menteeIds.length) {
      this.fault('mentee-in-one-place', about);
    }
    for (const menteeId of session.newMentees) {
      const mentee = this.mentees.get(menteeId);
      if (!mentee) {
        this.fault('known-people-and-places', menteeId);
        continue;
      }
      if (!this.isFree(mentee, session)) this.fault('mentee-free', menteeId);
      this.checkProgramme(mentee, session);
      const pair = this.pairs.get(menteeId)?.find(({ mentorId }) => mentorId === session.mentorId);
      if (!pair) this.fault('paired', menteeId);
      else if (!pair.topics.includes(session.topic) || !mentee.topics.includes(session.topic)) {
        this.fault('topic-needed-and-taught', menteeId);
      } else this.checkTopic(session, mentee);
    }
  }

  /** On the days of the mentee's programme and in its halls; homes are no halls. */
  private checkProgramme({ id, restsOn = [], venueIds }: PlanMentee, session: Lesson): void {
    if (restsOn.includes(this.dateAt(session.startAt))) this.fault('programme-runs', id);
    const isElsewhere = session.venueId !== null && venueIds?.includes(session.venueId) === false;
    if (isElsewhere) this.fault('programme-venue', id);
  }

  /** What came before the session: as people were, and what the plan itself gives them until then. */
  private checkTopic({ topic, startAt }: Lesson, mentee: PlanMentee): void {
    const lessonsIn = (code: string) =>
      (this.lessonsOfMentee.get(mentee.id) ?? []).filter(
        (other) => other.topic === code && other.startAt < startAt,
      ).length;
    const known = mentee.progress?.get(topic);
    const planned = lessonsIn(topic);
    // Of lessons that brought nothing none counts: nobody has seen the mentee do it.
    const counted = known?.level === 'never' ? 0 : (known?.lessons ?? 0);
    const lessons = planned + counted;
    const isWithHelp = known?.level === 'with-help' || planned > 0;
    const isOver = isWithHelp && lessons >= (this.topics.get(topic)?.lessons ?? 1);
    if (known?.level === 'alone' || isOver) this.fault('topic-still-to-learn', mentee.id);
    for (const code of this.comesBefore(topic)) {
      if (!mentee.topics.includes(code) || lessonsIn(code) > 0) continue;
      const before = mentee.progress?.get(code);
      const most = this.topics.get(code)?.lessons ?? 1;
      const wasTaught = before?.level === undefined && (before?.lessons ?? 0) >= most;
      if (!wasTaught && (before?.level ?? 'never') === 'never') {
        this.fault('prerequisites-first', mentee.id);
      }
    }
  }

  /** The mentor's day and week with this new session in it, and the way from and to its neighbours. */
  private checkLoad(session: Lesson): void {
    const about = `${session.mentorId} ${new Date(session.startAt).toISOString()}`;
    const { sessionsADay, sessionsAWeek } = this.input.limits ?? defaultWeekLimits;
    const mine = this.lessonsOfMentor.get(session.mentorId) ?? [];
    const day = this.dateAt(session.startAt);
    const today = mine.filter(({ startAt }) => this.dateAt(startAt) === day);
    if (today.length > sessionsADay) this.fault('sessions-a-day', about);
    const weekMs = 7 * 24 * 3_600_000;
    const week = Math.floor((session.startAt - this.fromAt) / weekMs);
    const thisWeek = mine.filter(
      ({ startAt }) => Math.floor((startAt - this.fromAt) / weekMs) === week,
    );
    if (thisWeek.length > sessionsAWeek) this.fault('sessions-a-week', about);
    for (const other of today) {
      if (other === session) continue;
      const places = [this.placeOf(other), this.placeOf(session)];
      if (!this.canRide(session, other, places)) this.fault('time-to-ride', about);
    }
    for (const stay of this.staysOf.get(session.mentorId) ?? []) {
      if (this.dateAt(stay.startAt) !== day) continue;
      if (!this.canRide(session, stay, [stay.place, this.placeOf(session)])) {
        this.fault('time-to-ride', about);
      }
    }
  }

  private canRide(
    session: Lesson,
    other: { startAt: number; endAt: number },
    [from, to]: (Placed | undefined)[],
  ): boolean {
    const { kilometresAnHour, changeMinutes } = this.input.limits ?? defaultWeekLimits;
    if (!from || !to) return true;
    const [before, after] = other.startAt < session.startAt ? [other, session] : [session, other];
    const metres = greatCircle(from, to);
    // A step next door is no ride; a metre for the rounding of another way of measuring.
    if (metres <= 51) return true;
    const minutes = (after.startAt - before.endAt) / 60_000;
    return minutes >= changeMinutes + ((metres - 1) / 1000 / kilometresAnHour) * 60;
  }

  private placeOf({ venueId, menteeIds }: Lesson): Placed | undefined {
    if (venueId === null) return this.mentees.get(menteeIds[0] ?? '');
    return this.venues.get(venueId);
  }

  private comesBefore(topic: string, seen = new Set<string>()): Set<string> {
    for (const code of this.topics.get(topic)?.after ?? []) {
      if (seen.has(code)) continue;
      seen.add(code);
      this.comesBefore(code, seen);
    }
    return seen;
  }

  private checkPlace(session: Lesson): void {
    const about = `${session.mentorId} ${new Date(session.startAt).toISOString()}`;
    const people = session.menteeIds
      .map((menteeId) => this.mentees.get(menteeId))
      .filter((mentee): mentee is PlanMentee => mentee !== undefined);
    if (session.venueId === null) {
      const homes = new Set(people.map((mentee) => mentee.householdId ?? `only ${mentee.id}`));
      if (homes.size > 1) this.fault('home-of-one-household', about);
      return;
    }
    for (const mentee of people) {
      if (mentee.atHome && session.newMentees.includes(mentee.id)) {
        this.fault('cannot-walk', mentee.id);
      }
    }
    const venue = this.venues.get(session.venueId);
    if (!venue) this.fault('known-people-and-places', session.venueId);
    else {
      this.checkSteps(venue, session, people);
      this.checkVenue(venue, session, about);
    }
  }

  private checkSteps(venue: PlanVenue, session: Lesson, people: readonly PlanMentee[]): void {
    for (const { id, needsStepFree } of people) {
      if (needsStepFree && !venue.isStepFree && session.newMentees.includes(id)) {
        this.fault('step-free', id);
      }
    }
  }

  private checkVenue(venue: PlanVenue, session: Lesson, about: string): void {
    if (venue.openings && !session.agreed && !this.fits(venue.openings, session)) {
      this.fault('venue-open', about);
    }
    const isShut = this.minutesOf(session).some(({ date }) => venue.shutOn?.includes(date));
    if (isShut && !session.agreed) this.fault('venue-open', about);
    const hours = hoursOf(session, venue.id).flatMap((hour) => this.lessonsAt.get(hour) ?? []);
    const here = [...new Set(hours)];
    const taken = (venue.taken ?? []).filter(
      (other) => other.startAt < session.endAt && session.startAt < other.endAt,
    );
    // The crowd is largest at the start of the session or when another one starts during it.
    const moments = [session, ...here, ...taken]
      .map(({ startAt }) => startAt)
      .filter((at) => session.startAt <= at && at < session.endAt);
    for (const at of new Set(moments)) {
      const isThen = (other: { startAt: number; endAt: number }) =>
        other.startAt <= at && at < other.endAt;
      let people = 0;
      for (const other of here) if (isThen(other)) people += other.menteeIds.length;
      for (const other of taken) if (isThen(other)) people += other.people;
      if (people > venue.seats) this.fault('venue-seats', about);
    }
  }

  private checkOverlaps(session: Lesson): void {
    const isAtOnce = (other: Lesson) =>
      other !== session && other.startAt < session.endAt && session.startAt < other.endAt;
    if (!session.agreed && this.lessonsOfMentor.get(session.mentorId)?.some(isAtOnce)) {
      this.fault('mentor-in-one-place', session.mentorId);
    }
    for (const menteeId of session.newMentees) {
      if (this.lessonsOfMentee.get(menteeId)?.some(isAtOnce)) {
        this.fault('mentee-in-one-place', menteeId);
      }
    }
  }

  /** Every paired mentee has exactly one session a week, or none and is named. */
  private checkWeeks(): void {
    const start = DateTime.fromISO(this.input.fromDate, { zone: this.input.zone });
    for (let week = 0; week < this.input.weeks; week += 1) {
      const from = start.plus({ days: 7 * week });
      const to = from.plus({ days: 7 });
      const weekStart = dateOf(from);
      const [fromAt, toAt] = [from.toMillis(), to.toMillis()];
      const named = groupBy(this.plan.unscheduled, (one) =>
        one.weekStart === weekStart ? [one.menteeId] : [],
      );
      for (const menteeId of this.pairs.keys()) {
        const times = (this.lessonsOfMentee.get(menteeId) ?? []).filter(
          ({ startAt }) => fromAt <= startAt && startAt < toAt,
        );
        const isNew = times.some(({ newMentees }) => newMentees.includes(menteeId));
        const about = `${menteeId} ${weekStart}`;
        if (isNew && times.length > 1) this.fault('once-a-week', about);
        const timesNamed = named.get(menteeId)?.length ?? 0;
        if (timesNamed !== (times.length === 0 ? 1 : 0)) this.fault('served-or-named', about);
      }
    }
  }

  private isFree(
    person: {
      windows: readonly WeeklyWindow[];
      exceptions?: readonly DateException[];
      busy?: readonly { startAt: number; endAt: number }[];
    },
    session: Lesson,
  ): boolean {
    const { startAt, endAt } = session;
    if (person.busy?.some((other) => other.startAt < endAt && startAt < other.endAt)) return false;
    return this.minutesOf(session).every(({ date, weekday, minute }) => {
      const onDay = (person.exceptions ?? []).filter(
        (one) => one.date === date && one.startMinute <= minute && minute < one.endMinute,
      );
      if (onDay.some(({ kind }) => kind === 'busy')) return false;
      return onDay.length > 0 || isWithin(person.windows, weekday, minute);
    });
  }

  private fits(windows: readonly WeeklyWindow[], session: Lesson): boolean {
    return this.minutesOf(session).every(({ weekday, minute }) =>
      isWithin(windows, weekday, minute),
    );
  }

  /** The wall clock at every minute of the session: slow and plain. */
  private minutesOf({ startAt, endAt }: Lesson): WallMinute[] {
    const key = `${startAt} ${endAt}`;
    const known = this.knownMinutes.get(key);
    if (known) return known;
    const minutes: WallMinute[] = [];
    for (let at = startAt; at < endAt; at += 60_000) {
      const wall = this.wall(at);
      const minute = wall.hour * 60 + wall.minute;
      minutes.push({ date: dateOf(wall), weekday: wall.weekday, minute });
    }
    this.knownMinutes.set(key, minutes);
    return minutes;
  }

  /** Asked of the same half hours for thousands of sessions. */
  private dateAt(at: number): LocalDate {
    const date = this.knownDates.get(at) ?? dateOf(this.wall(at));
    this.knownDates.set(at, date);
    return date;
  }

  private wall(at: number): DateTime {
    const wall = this.knownWalls.get(at) ?? DateTime.fromMillis(at, { zone: this.input.zone });
    this.knownWalls.set(at, wall);
    return wall;
  }

  private fault(rule: PlanRule, about: string): void {
    this.found.push({ rule, about });
  }
}

function groupBy<T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    for (const key of new Set(keysOf(one))) {
      const group = groups.get(key);
      if (group) group.push(one);
      else groups.set(key, [one]);
    }
  }
  return groups;
}

const HOUR_MS = 3_600_000;

/** A name for each hour of the place that the session touches: two that overlap share one. */
function hoursOf(
  { startAt, endAt }: { startAt: number; endAt: number },
  venueId: string,
): string[] {
  const first = Math.floor(startAt / HOUR_MS);
  const last = Math.floor((endAt - 1) / HOUR_MS);
  return Array.from(
    { length: Math.max(1, last - first + 1) },
    (_, nth) => `${venueId} ${first + nth}`,
  );
}

function isWithin(windows: readonly WeeklyWindow[], weekday: number, minute: number): boolean {
  return windows.some(
    (window) =>
      window.weekday === weekday && window.startMinute <= minute && minute < window.endMinute,
  );
}

function dateOf(wall: DateTime): LocalDate {
  return wall.toFormat('yyyy-MM-dd');
}
