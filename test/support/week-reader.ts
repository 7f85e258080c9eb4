/**
 * Somebody from outside reads the published weeks of a ward: takes nothing from the program, only what its API
 * answers an officer, and a clock of +07:00. Finds what breaks a rule, and counts what is only wished for.
 */
export type AskGet = <T>(path: string) => Promise<T>;

interface Window {
  weekday: number;
  startMinute: number;
  endMinute: number;
}
interface Spot {
  latitude: number;
  longitude: number;
}
interface Person extends Spot {
  id: string;
  fullName: string;
  topics: string[];
  windows: Window[];
  isActive: boolean;
}
interface Learner extends Person {
  householdId: string | null;
  groups: string[];
  support: string[];
  birthYear: number | null;
  isHomebound: boolean;
  isPriority: boolean;
}
interface Hall extends Spot {
  id: string;
  seats: number;
  isStepFree: boolean;
  openings: Window[] | null;
  openFrom: string | null;
  openUntil: string | null;
}
interface Exception {
  date: string;
  kind: 'free' | 'busy';
  startMinute: number;
  endMinute: number;
}
interface Lesson {
  id: string;
  mentorId: string;
  venueId: string | null;
  topic: string;
  startAt: number;
  endAt: number;
  state: string;
  seats: number;
  classId: string | null;
  bookings: { menteeId: string; state: string; bookedByKind: string; level: string | null }[];
}
interface Seen {
  topic: string;
  level: string;
  lessons: number;
}
interface Topic {
  topic: string;
  after: string[];
  lessons: number;
}
interface Named {
  menteeId: string;
  mentorId: string;
  reason: string;
}
interface Settings {
  sessionsADay: number;
  sessionsAWeek: number;
  kilometresAnHour: number;
  changeMinutes: number;
  workingWindows: Window[];
}

/** What was found: faults in words, and for each wish how often it came about and how often it need not have. */
export interface Reading {
  faults: string[];
  counts: Record<string, number>;
  /** One line for each time that somebody would ask why. */
  questions: Record<string, string[]>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ZONE = 7 * 60 * MINUTE;
const SPELLS = ['planned', 'confirmed', 'completed'];
const LATE = 20 * 60;

export class WeekReader {
  private readonly faults: string[] = [];
  private readonly counts: Record<string, number> = {};
  private readonly questions: Record<string, string[]> = {};
  private settings!: Settings;
  private mentors = new Map<string, Person>();
  private mentees = new Map<string, Learner>();
  private halls = new Map<string, Hall>();
  private topics = new Map<string, Topic>();
  private holidays = new Set<string>();
  private mentorOf = new Map<string, string>();
  private exceptions = new Map<string, Exception[]>();
  private seen = new Map<string, Map<string, Seen>>();
  private lessons: Lesson[] = [];
  private lessonsOf = new Map<string, Lesson[]>();
  private firstAt = 0;
  private named = new Map<string, Map<string, Named>>();

  constructor(
    private readonly ask: AskGet,
    private readonly wardId: string,
  ) {}

  /** Reads the weeks from this day on, as they were published before anything in them was taught. */
  async read(fromDate: string, weeks: number): Promise<Reading> {
    await this.load(fromDate, weeks);
    const fromAt = instantOf(fromDate);
    this.firstAt = fromAt;
    for (let week = 0; week < weeks; week += 1) this.readWeek(fromAt + week * 7 * DAY);
    return { faults: this.faults, counts: this.counts, questions: this.questions };
  }

  private async load(fromDate: string, weeks: number): Promise<void> {
    const ward = `wards/${this.wardId}`;
    ({ settings: this.settings } = await this.ask<{ settings: Settings }>(ward));
    this.mentors = byId(await this.all<Person>(`${ward}/mentors`));
    this.mentees = byId(await this.all<Learner>(`${ward}/mentees`));
    this.halls = byId(await this.ask<Hall[]>(`${ward}/venues`));
    const topics = await this.ask<Topic[]>('curriculum');
    this.topics = new Map(topics.map((topic) => [topic.topic, topic]));
    for (const date of everybodysHolidays) this.holidays.add(date);
    const days = await this.ask<{ date: string; isHoliday: boolean; venueId?: string | null }[]>(
      `${ward}/holidays`,
    );
    for (const { date, isHoliday, venueId } of days) {
      if (isHoliday && !venueId) this.holidays.add(date);
    }
    for (const pair of await this.all<{ mentorId: string; menteeId: string; endedAt: unknown }>(
      `${ward}/pairs`,
    )) {
      if (pair.endedAt === null) this.mentorOf.set(pair.menteeId, pair.mentorId);
    }
    const [fromAt, toAt] = [instantOf(fromDate) - 365 * DAY, instantOf(fromDate) + weeks * 7 * DAY];
    const lessons = await this.all<Lesson>(
      `sessions?wardId=${this.wardId}&fromAt=${fromAt}&toAt=${toAt}`,
    );
    this.lessons = lessons
      .filter(({ state }) => SPELLS.includes(state))
      .sort((a, b) => a.startAt - b.startAt);
    this.lessonsOf = grouped(this.lessons, (lesson) => this.peopleOf(lesson).map(({ id }) => id));
    for (const [kind, people] of [
      ['mentors', this.mentors],
      ['mentees', this.mentees],
    ] as const) {
      for (const id of people.keys()) {
        const path = `${kind}/${id}/availability`;
        const { exceptions } = await this.ask<{ exceptions: Exception[] }>(path);
        this.exceptions.set(id, exceptions);
      }
    }
    for (const id of this.mentorOf.keys()) {
      const skills = await this.ask<Seen[]>(`mentees/${id}/skills`);
      this.seen.set(id, new Map(skills.map((skill) => [skill.topic, skill])));
    }
    const plans = await this.all<{ weekStart: string; createdAt: number; unscheduled: Named[] }>(
      `${ward}/week-plans`,
    );
    // The last word about a week holds.
    for (const { weekStart, unscheduled } of plans.sort((a, b) => a.createdAt - b.createdAt)) {
      this.named.set(weekStart, new Map(unscheduled.map((one) => [one.menteeId, one])));
    }
  }

  private async all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let page = 1; ; page += 1) {
      const and = path.includes('?') ? '&' : '?';
      const one = await this.ask<{ items: Row[]; total: number }>(
        `${path}${and}page=${page}&pageSize=100`,
      );
      rows.push(...one.items);
      if (rows.length >= one.total || one.items.length === 0) return rows;
    }
  }

  private readWeek(fromAt: number): void {
    const week = this.lessons.filter(
      ({ startAt }) => fromAt <= startAt && startAt < fromAt + 7 * DAY,
    );
    this.count('weeks');
    for (const lesson of week) this.readLesson(lesson);
    this.readAmbassadors(week);
    this.readPeople(week, fromAt);
    this.readWishes(week);
  }

  private readLesson(lesson: Lesson): void {
    const { startAt, endAt, topic, venueId, classId } = lesson;
    const people = this.peopleOf(lesson);
    this.count('sessions');
    this.count('places', people.length);
    this.count(venueId === null ? 'sessions at home' : 'sessions in a hall');
    if (classId === null && endAt - startAt !== 30 * MINUTE)
      this.fault(lesson, 'is not 30 minutes');
    if (minuteOf(startAt) % 30 !== 0) this.fault(lesson, 'does not begin on the half hour');
    if (!within(this.settings.workingWindows, startAt, endAt))
      this.fault(lesson, 'is out of hours');
    if (this.holidays.has(dateOf(startAt))) this.fault(lesson, 'is on a holiday');
    const mentor = this.mentors.get(lesson.mentorId);
    if (!mentor?.isActive) return this.fault(lesson, 'has no ambassador');
    if (!this.isFree(mentor, startAt, endAt)) this.fault(lesson, 'its ambassador is not free');
    if (!mentor.topics.includes(topic)) this.fault(lesson, 'its ambassador does not teach that');
    if (people.length === 0 || people.length > Math.min(5, lesson.seats)) {
      this.fault(lesson, `has ${people.length} people`);
    }
    if (venueId === null) {
      const homes = new Set(people.map(({ id, householdId }) => householdId ?? id));
      if (homes.size > 1) this.fault(lesson, 'is in two homes');
    } else this.readHall(lesson, this.halls.get(venueId), people);
    for (const learner of people) this.readLearner(lesson, learner);
  }

  private readHall(lesson: Lesson, hall: Hall | undefined, people: readonly Learner[]): void {
    if (!hall) return this.fault(lesson, 'is nowhere');
    if (!isOpen(hall, lesson)) this.fault(lesson, 'its hall is closed');
    const together = this.lessons.filter(
      (other) => other.venueId === hall.id && meet(other, lesson),
    );
    const seated = together.reduce((sum, other) => sum + this.peopleOf(other).length, 0);
    if (seated > hall.seats) this.fault(lesson, `${seated} people on ${hall.seats} chairs`);
    const isSomeStepFree = [...this.halls.values()].some(({ isStepFree }) => isStepFree);
    for (const { id, isHomebound, support } of people) {
      if (isHomebound) this.fault(lesson, `${id} cannot leave home`);
      if (support.includes('mobility') && !hall.isStepFree && isSomeStepFree) {
        this.fault(lesson, `${id} cannot climb the steps of that hall`);
      }
    }
  }

  private readLearner(lesson: Lesson, learner: Learner): void {
    const { topic, startAt, endAt } = lesson;
    const { id, topics } = learner;
    if (this.mentorOf.get(id) !== lesson.mentorId) this.fault(lesson, `${id} is another's`);
    if (!this.isFree(learner, startAt, endAt)) this.fault(lesson, `${id} is not free`);
    if (!topics.includes(topic)) this.fault(lesson, `${id} does not need it`);
    if (this.isKnown(id, topic, startAt)) this.fault(lesson, `${id} knows ${topic}`);
    const missing = this.missingBefore(learner, topic, startAt);
    if (missing.length > 0) this.fault(lesson, `${id} lacks ${missing.join(', ')}`);
    const phone = this.phoneFirst(learner, startAt, lesson.mentorId);
    if (phone && topic !== phone) this.fault(lesson, `${id} needs ${phone} first`);
    const first = this.teachable(learner, lesson.mentorId, startAt)[0];
    if (first !== undefined && first !== topic)
      this.question('not the first need', lesson, `${id}: ${first}`);
  }

  /** The phone, where somebody needs it, has never got on with it, and this ambassador teaches it. */
  private phoneFirst({ id, topics }: Learner, at: number, mentorId: string): string | undefined {
    return ['smartphone', 'voice-phone'].find((code) => {
      const isTaught = this.mentors.get(mentorId)?.topics.includes(code);
      return topics.includes(code) && isTaught && !this.isBegun(id, code, at);
    });
  }

  /** Lessons that are planned, or were given and never written down, before this moment. */
  private unwritten(id: string, topic: string, at: number): Lesson[] {
    return (this.lessonsOf.get(id) ?? []).filter(
      (lesson) => lesson.topic === topic && lesson.startAt < at && lesson.state !== 'completed',
    );
  }

  private lessonsBefore(id: string, topic: string, at: number): number {
    return this.unwritten(id, topic, at).length + (this.seen.get(id)?.get(topic)?.lessons ?? 0);
  }

  /** Nobody wrote down a lesson of the fortnight before a plan, which is for a fortnight: it is taken to have gone well. */
  private isBegun(id: string, topic: string, at: number, since = at - 28 * DAY): boolean {
    const seen = this.seen.get(id)?.get(topic);
    if (seen && seen.level !== 'never') return true;
    return this.unwritten(id, topic, at).some(({ startAt }) => startAt >= since);
  }

  /** What was given as often as it is given, and never written down, holds up nobody. */
  private letsOn(id: string, topic: string, at: number, since?: number): boolean {
    if (this.isBegun(id, topic, at, since)) return true;
    const most = this.topics.get(topic)?.lessons ?? 1;
    return !this.seen.get(id)?.has(topic) && this.lessonsBefore(id, topic, at) >= most;
  }

  /** Alone; or with help after all its lessons, those that nobody wrote down since counted as going well. */
  private isKnown(id: string, topic: string, at: number, since = this.firstAt): boolean {
    const { level = 'never', lessons = 0 } = this.seen.get(id)?.get(topic) ?? {};
    if (level === 'alone') return true;
    // Lessons after which somebody was seen not to do it at all brought nothing.
    const counted = this.seen.get(id)?.has(topic) && level === 'never' ? 0 : lessons;
    const unwritten = this.unwritten(id, topic, at);
    const isSeen = this.seen.get(id)?.has(topic);
    // What was forgotten long ago was a lesson all the same, where nothing else is known.
    const ahead = unwritten.filter(({ startAt }) => startAt >= since);
    const given = isSeen || ahead.length === 0 ? ahead : unwritten;
    const isBegun = level !== 'never' || ahead.length > 0;
    return isBegun && counted + given.length >= (this.topics.get(topic)?.lessons ?? 1);
  }

  private missingBefore(
    { id, topics }: Learner,
    topic: string,
    at: number,
    since?: number,
  ): string[] {
    const before = new Set<string>();
    const walk = (code: string): void => {
      for (const one of this.topics.get(code)?.after ?? []) {
        if (!before.has(one)) walk((before.add(one), one));
      }
    };
    walk(topic);
    return [...before].filter((code) => topics.includes(code) && !this.letsOn(id, code, at, since));
  }

  /** What this ambassador may teach now, new things first, each in the order of the needs. */
  private teachable(learner: Learner, mentorId: string, at: number, since?: number): string[] {
    const taught = this.mentors.get(mentorId)?.topics ?? [];
    const ready = learner.topics.filter(
      (code) =>
        taught.includes(code) &&
        !this.isKnown(learner.id, code, at, since) &&
        this.missingBefore(learner, code, at, since).length === 0,
    );
    const weigh = (code: string) =>
      this.isBegun(learner.id, code, at) ? 1 + this.lessonsBefore(learner.id, code, at) : 0;
    return ready.sort((a, b) => weigh(a) - weigh(b));
  }

  private readAmbassadors(week: readonly Lesson[]): void {
    const { sessionsADay, sessionsAWeek } = this.settings;
    for (const [id, mine] of grouped(week, ({ mentorId }) => [mentorId])) {
      if (mine.length > sessionsAWeek) this.fault(mine[0], `${id} has ${mine.length} in the week`);
      for (const today of grouped(mine, ({ startAt }) => [dateOf(startAt)]).values()) {
        if (today.length > sessionsADay) this.fault(today[0], `${id} has ${today.length} that day`);
        for (const [nth, lesson] of today.entries()) {
          const before = today[nth - 1];
          if (!before) continue;
          if (meet(before, lesson)) this.fault(lesson, `${id} is in two places`);
          else if (!this.canRide(before, lesson))
            this.fault(lesson, `${id} cannot be there in time`);
        }
      }
    }
    for (const [id, mine] of grouped(week, (lesson) =>
      this.peopleOf(lesson).map((one) => one.id),
    )) {
      for (const [nth, lesson] of mine.entries()) {
        const before = mine[nth - 1];
        if (before && meet(before, lesson)) this.fault(lesson, `${id} is in two places`);
      }
      const lessons = mine.filter(({ classId }) => classId === null);
      if (lessons.length > 1) this.fault(lessons[1], `${id} has ${lessons.length} in the week`);
    }
  }

  /** Who has no session is named, with a reason, and could not simply have been given one. */
  private readPeople(week: readonly Lesson[], fromAt: number): void {
    const served = new Set(week.flatMap((lesson) => this.peopleOf(lesson).map(({ id }) => id)));
    const named = this.named.get(dateOf(fromAt)) ?? new Map<string, Named>();
    for (const [menteeId, mentorId] of this.mentorOf) {
      const learner = this.mentees.get(menteeId);
      if (!learner?.isActive || served.has(menteeId)) continue;
      this.count('people without a session');
      const why = named.get(menteeId);
      const about = `${dateOf(fromAt)} ${menteeId}`;
      if (!why) {
        this.faults.push(`${about} has no session and no reason`);
        continue;
      }
      this.count(`without: ${why.reason}`);
      const fortnight = this.firstAt - 14 * DAY;
      const [topic] = this.teachable(learner, mentorId, fromAt, fortnight);
      if (topic === undefined) continue;
      const at = this.roomFor(learner, mentorId, week, fromAt);
      if (at) this.faults.push(`${about} could have come at ${at}, though it says ${why.reason}`);
    }
  }

  /** A half hour in which this ambassador could teach one more, at home or in a hall. */
  private roomFor(learner: Learner, mentorId: string, week: readonly Lesson[], fromAt: number) {
    const mine = week.filter((lesson) => lesson.mentorId === mentorId);
    for (let startAt = fromAt; startAt < fromAt + 7 * DAY; startAt += 30 * MINUTE) {
      for (const venueId of [null, ...this.halls.keys()]) {
        const lesson = { ...blank, mentorId, venueId, startAt, endAt: startAt + 30 * MINUTE };
        if (!this.couldHold({ ...lesson, learners: [learner] }, mine)) continue;
        return new Date(startAt + ZONE).toISOString();
      }
    }
    return undefined;
  }

  private readWishes(week: readonly Lesson[]): void {
    for (const lesson of week) {
      const mine = week.filter((other) => other !== lesson && other.mentorId === lesson.mentorId);
      this.readLateness(lesson, mine);
      this.readWalks(lesson, mine);
      this.readHabits(lesson, mine);
      this.readHole(lesson, mine);
    }
    for (const mine of grouped(week, ({ mentorId }) => [mentorId]).values()) this.readSingles(mine);
  }

  private readLateness(lesson: Lesson, mine: readonly Lesson[]): void {
    const people = this.peopleOf(lesson);
    const frail = people.filter((one) => isFrail(one));
    if (frail.length === 0 || minuteOf(lesson.startAt) < LATE) return;
    this.count('elderly or disabled from 20:00 on', frail.length);
    const other = this.otherTimes(lesson).find(
      (at) =>
        minuteOf(at) < LATE && this.couldHold({ ...moved(lesson, at), learners: people }, mine),
    );
    if (other !== undefined)
      this.question('late though it could be earlier', lesson, timeOf(other));
  }

  private readWalks(lesson: Lesson, mine: readonly Lesson[]): void {
    const people = this.peopleOf(lesson);
    const hall = this.halls.get(lesson.venueId ?? '');
    if (!hall) {
      if (people.every(({ isHomebound }) => !isHomebound)) {
        this.count('at home though they can walk');
        const near = this.hallsFor(people).find(
          (one) => Math.max(...people.map((p) => metres(p, one))) < 500,
        );
        if (near && this.couldHold({ ...lesson, venueId: near.id, learners: people }, mine)) {
          this.question('at home beside a hall', lesson, near.id);
        }
      }
      return;
    }
    for (const learner of people) {
      const nearest = this.hallsFor([learner]).reduce(
        (least, one) => Math.min(least, metres(learner, one)),
        Infinity,
      );
      const walk = metres(learner, hall);
      this.count('metres walked', Math.round(walk));
      if (walk > nearest + 500) this.count('walks 500 m past a nearer hall');
      if (walk > 2000) this.count('walks more than 2 km');
    }
    const walkTo = (one: Spot) => people.reduce((sum, learner) => sum + metres(learner, one), 0);
    const better = this.hallsFor(people).find(
      (one) =>
        walkTo(one) < walkTo(hall) - 300 * people.length &&
        this.couldHold({ ...lesson, venueId: one.id, learners: people }, mine),
    );
    if (better) {
      const [far, near] = [walkTo(hall), walkTo(better)].map(Math.round);
      this.question('another hall is nearer for all', lesson, `${far} m, ${near} m`);
    }
  }

  /** The halls that all of them can enter, while there are such. */
  private hallsFor(people: readonly Learner[]): Hall[] {
    const halls = [...this.halls.values()];
    const stepFree = halls.filter(({ isStepFree }) => isStepFree);
    const needsIt = people.some(({ support }) => support.includes('mobility'));
    return needsIt && stepFree.length > 0 ? stepFree : halls;
  }

  private readHabits(lesson: Lesson, mine: readonly Lesson[]): void {
    const people = this.peopleOf(lesson);
    for (const { id } of people) {
      const last = this.lastBefore(lesson.startAt, id);
      if (last === undefined) continue;
      const usual = this.usualTime(last, lesson.startAt);
      this.count('people with a lesson the week before');
      if (usual === lesson.startAt) this.count('at the same time as the week before');
      else if (this.couldHold({ ...moved(lesson, usual), learners: people }, mine)) {
        const others = people.filter((one) => one.id !== id);
        const keeps = others.some((one) => {
          const before = this.lastBefore(lesson.startAt, one.id);
          return before !== undefined && this.usualTime(before, lesson.startAt) === lesson.startAt;
        });
        if (!keeps)
          this.question('another time though the old one was free', lesson, timeOf(usual));
      }
    }
  }

  /** The same weekday and hour as `before`, in the week of `at`. */
  private usualTime(before: number, at: number): number {
    return before + (this.weekOf(at) - this.weekOf(before)) * 7 * DAY;
  }

  private weekOf(at: number): number {
    return Math.floor((at - this.firstAt) / (7 * DAY));
  }

  private lastBefore(at: number, id: string): number | undefined {
    const before = (this.lessonsOf.get(id) ?? []).filter(
      ({ startAt }) => this.weekOf(startAt) === this.weekOf(at) - 1,
    );
    return before.at(-1)?.startAt;
  }

  private readHole(lesson: Lesson, mine: readonly Lesson[]): void {
    const before = mine
      .filter(
        (other) =>
          other.endAt <= lesson.startAt && dateOf(other.startAt) === dateOf(lesson.startAt),
      )
      .at(-1);
    if (!before) return;
    this.count('pauses');
    const pause = (lesson.startAt - before.endAt) / MINUTE;
    // From the afternoon to the evening, or the morning to the afternoon, people go home.
    if (pause < 60 || partOf(before.startAt) !== partOf(lesson.startAt)) return;
    this.count('pauses of an hour or more');
    const holes = (all: readonly Lesson[]) => countHoles(all);
    const people = this.peopleOf(lesson);
    const now = holes([...mine, lesson]);
    const other = this.otherTimes(lesson).find((at) => {
      const then = moved(lesson, at);
      if (people.some((one) => isFrail(one)) && minuteOf(at) >= LATE) return false;
      return this.couldHold({ ...then, learners: people }, mine) && holes([...mine, then]) < now;
    });
    if (other !== undefined)
      this.question('a hole that one move would close', lesson, timeOf(other));
  }

  /** Two sessions of an ambassador's week that could have been one. */
  private readSingles(mine: readonly Lesson[]): void {
    for (const one of mine) {
      for (const two of mine) {
        if (one.startAt >= two.startAt || one.venueId === null || one.topic !== two.topic) continue;
        const people = [...this.peopleOf(one), ...this.peopleOf(two)];
        if (people.length > 5) continue;
        const rest = mine.filter((other) => other !== one && other !== two);
        const times = [one.startAt, two.startAt];
        const at = times.find((startAt) => {
          const near = people.every(
            (learner) => metres(learner, this.halls.get(one.venueId ?? '') ?? learner) < 1500,
          );
          return near && this.couldHold({ ...moved(one, startAt), learners: people }, rest);
        });
        if (at !== undefined) this.question('two sessions that could be one', one, two.id);
      }
    }
  }

  private otherTimes({ startAt }: Lesson): number[] {
    const from = this.weekOf(startAt) * 7 * DAY + this.firstAt;
    return Array.from({ length: 7 * 48 }, (_, nth) => from + nth * 30 * MINUTE);
  }

  /** Whether a lesson so placed keeps every rule beside the ambassador's other ones. */
  private couldHold(
    lesson: Lesson & { learners: readonly Learner[] },
    mine: readonly Lesson[],
  ): boolean {
    const { startAt, endAt, mentorId, learners, venueId } = lesson;
    if (!within(this.settings.workingWindows, startAt, endAt)) return false;
    if (this.holidays.has(dateOf(startAt))) return false;
    const mentor = this.mentors.get(mentorId);
    if (!mentor || !this.isFree(mentor, startAt, endAt)) return false;
    if (!learners.every((learner) => this.isFree(learner, startAt, endAt))) return false;
    const today = mine.filter((other) => dateOf(other.startAt) === dateOf(startAt));
    if (today.length >= this.settings.sessionsADay) return false;
    if (mine.length >= this.settings.sessionsAWeek) return false;
    const hall = venueId === null ? undefined : this.halls.get(venueId);
    if (venueId !== null) {
      if (!hall || !isOpen(hall, lesson) || learners.some(({ isHomebound }) => isHomebound))
        return false;
      if (!this.hallsFor(learners).includes(hall)) return false;
      const ids = new Set(learners.map(({ id }) => id));
      const seated = this.lessons
        .filter((other) => other.venueId === venueId && meet(other, lesson))
        .flatMap((other) => this.peopleOf(other))
        .filter(({ id }) => !ids.has(id)).length;
      if (seated + learners.length > hall.seats) return false;
    }
    return today.every((other) => {
      if (meet(other, lesson)) return false;
      const [first, second] = other.startAt < startAt ? [other, lesson] : [lesson, other];
      return this.canRide(first, second);
    });
  }

  private canRide(
    before: Lesson & { learners?: readonly Learner[] },
    after: typeof before,
  ): boolean {
    const [from, to] = [this.placeOf(before), this.placeOf(after)];
    if (!from || !to) return true;
    const way = metres(from, to);
    const { kilometresAnHour, changeMinutes } = this.settings;
    // Next door is no ride; a metre for another way of measuring.
    const needed = way <= 51 ? 0 : changeMinutes + ((way - 1) / 1000 / kilometresAnHour) * 60;
    return (after.startAt - before.endAt) / MINUTE >= needed;
  }

  private placeOf(lesson: Lesson & { learners?: readonly Learner[] }): Spot | undefined {
    if (lesson.venueId !== null) return this.halls.get(lesson.venueId);
    return lesson.learners?.[0] ?? this.peopleOf(lesson)[0];
  }

  private peopleOf({ bookings }: Lesson): Learner[] {
    return bookings
      .filter(({ state }) => ['booked', 'held', 'attended', 'absent'].includes(state))
      .flatMap(({ menteeId }) => this.mentees.get(menteeId) ?? []);
  }

  private isFree({ id, windows }: Person, startAt: number, endAt: number): boolean {
    const date = dateOf(startAt);
    const today = (this.exceptions.get(id) ?? []).filter((one) => one.date === date);
    for (let at = startAt; at < endAt; at += MINUTE) {
      const minute = minuteOf(at);
      const now = today.filter((one) => one.startMinute <= minute && minute < one.endMinute);
      if (now.some(({ kind }) => kind === 'busy')) return false;
      if (now.length === 0 && !within(windows, at, at + MINUTE)) return false;
    }
    return true;
  }

  private fault({ id, startAt, mentorId }: Lesson, what: string): void {
    this.faults.push(`${timeOf(startAt)} ${mentorId} (${id}): ${what}`);
  }

  private question(name: string, { id, startAt }: Lesson, what: string): void {
    this.count(`? ${name}`);
    (this.questions[name] ??= []).push(`${timeOf(startAt)} ${id}: ${what}`);
  }

  private count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
}

/** The new year and Tết, as any calendar has them. */
const everybodysHolidays = [1, 36, 37, 38, 39, 40].map((day) =>
  new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10),
);

const blank: Lesson = {
  id: '',
  mentorId: '',
  venueId: null,
  topic: '',
  startAt: 0,
  endAt: 0,
  state: 'planned',
  seats: 5,
  classId: null,
  bookings: [],
};

const instantOf = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);
const dateOf = (at: number): string => new Date(at + ZONE).toISOString().slice(0, 10);
const timeOf = (at: number): string => new Date(at + ZONE).toISOString().slice(0, 16);
const minuteOf = (at: number): number => Math.floor(((at + ZONE) % DAY) / MINUTE);
const weekdayOf = (at: number): number => new Date(at + ZONE).getUTCDay() || 7;

const meet = (a: { startAt: number; endAt: number }, b: typeof a): boolean =>
  a.startAt < b.endAt && b.startAt < a.endAt;

const moved = (lesson: Lesson, startAt: number): Lesson => ({
  ...lesson,
  startAt,
  endAt: startAt + 30 * MINUTE,
});

const partOf = (at: number): number => [720, 1050, 1440].findIndex((end) => minuteOf(at) < end);

function countHoles(lessons: readonly Lesson[]): number {
  const inOrder = [...lessons].sort((a, b) => a.startAt - b.startAt);
  return inOrder.filter((lesson, nth) => {
    const before = inOrder[nth - 1];
    if (!before || dateOf(before.startAt) !== dateOf(lesson.startAt)) return false;
    const isOnePart = partOf(before.startAt) === partOf(lesson.startAt);
    return isOnePart && lesson.startAt - before.endAt >= 60 * MINUTE;
  }).length;
}

function within(windows: readonly Window[], startAt: number, endAt: number): boolean {
  for (let at = startAt; at < endAt; at += MINUTE) {
    const [weekday, minute] = [weekdayOf(at), minuteOf(at)];
    const isIn = windows.some(
      (one) => one.weekday === weekday && one.startMinute <= minute && minute < one.endMinute,
    );
    if (!isIn) return false;
  }
  return true;
}

function isOpen(hall: Hall, { startAt, endAt }: { startAt: number; endAt: number }): boolean {
  const date = dateOf(startAt);
  if (hall.openFrom !== null && date < hall.openFrom) return false;
  if (hall.openUntil !== null && hall.openUntil < date) return false;
  return hall.openings === null || within(hall.openings, startAt, endAt);
}

const isFrail = ({ groups, support, isPriority }: Learner): boolean =>
  isPriority ||
  groups.some((group) => ['elderly', 'disabled'].includes(group)) ||
  support.length > 0;

/** The haversine, on a sphere. */
function metres(a: Spot, b: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function grouped<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
