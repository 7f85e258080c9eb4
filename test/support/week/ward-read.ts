import type {
  AskGet,
  Spot,
  Person,
  Learner,
  Hall,
  Exception,
  Lesson,
  Seen,
  Topic,
  Named,
  Settings,
} from './answers';
import {
  MINUTE,
  DAY,
  everybodysHolidays,
  instantOf,
  dateOf,
  minuteOf,
  meet,
  within,
  isOpen,
  metres,
  byId,
  grouped,
} from './plain-rules';

const SPELLS = ['planned', 'confirmed', 'completed'];

/** A ward's people, places and lessons, as the API tells of them, and where a lesson could stand among them. */
export class WardRead {
  settings!: Settings;
  mentors = new Map<string, Person>();
  mentees = new Map<string, Learner>();
  halls = new Map<string, Hall>();
  topics = new Map<string, Topic>();
  holidays = new Set<string>();
  mentorOf = new Map<string, string>();
  exceptions = new Map<string, Exception[]>();
  seen = new Map<string, Map<string, Seen>>();
  lessons: Lesson[] = [];
  lessonsOf = new Map<string, Lesson[]>();
  firstAt = 0;
  named = new Map<string, Map<string, Named>>();

  constructor(
    private readonly ask: AskGet,
    private readonly wardId: string,
  ) {}

  async load(fromDate: string, weeks: number): Promise<void> {
    this.firstAt = instantOf(fromDate);
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

  peopleOf({ bookings }: Lesson): Learner[] {
    return bookings
      .filter(({ state }) => ['booked', 'held', 'attended', 'absent'].includes(state))
      .flatMap(({ menteeId }) => this.mentees.get(menteeId) ?? []);
  }

  isFree({ id, windows }: Person, startAt: number, endAt: number): boolean {
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

  /** The halls that all of them can enter, while there are such. */
  hallsFor(people: readonly Learner[]): Hall[] {
    const halls = [...this.halls.values()];
    const stepFree = halls.filter(({ isStepFree }) => isStepFree);
    const needsIt = people.some(({ support }) => support.includes('mobility'));
    return needsIt && stepFree.length > 0 ? stepFree : halls;
  }

  weekOf(at: number): number {
    return Math.floor((at - this.firstAt) / (7 * DAY));
  }

  otherTimes({ startAt }: Lesson): number[] {
    const from = this.weekOf(startAt) * 7 * DAY + this.firstAt;
    return Array.from({ length: 7 * 48 }, (_, nth) => from + nth * 30 * MINUTE);
  }

  /** Whether a lesson so placed keeps every rule beside the ambassador's other ones. */
  couldHold(lesson: Lesson & { learners: readonly Learner[] }, mine: readonly Lesson[]): boolean {
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

  canRide(before: Lesson & { learners?: readonly Learner[] }, after: typeof before): boolean {
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
}
