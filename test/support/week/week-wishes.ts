import type { Spot, Lesson } from './answers';
import {
  MINUTE,
  DAY,
  LATE,
  dateOf,
  timeOf,
  minuteOf,
  moved,
  partOf,
  countHoles,
  isFrail,
  metres,
  grouped,
} from './plain-rules';
import type { Findings } from './findings';
import type { WardRead } from './ward-read';

/** What is only wished for: how often it came about, and where it need not have. */
export class WeekWishes {
  constructor(
    private readonly ward: WardRead,
    private readonly findings: Findings,
  ) {}

  read(week: readonly Lesson[]): void {
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
    const people = this.ward.peopleOf(lesson);
    const frail = people.filter((one) => isFrail(one));
    if (frail.length === 0 || minuteOf(lesson.startAt) < LATE) return;
    this.findings.count('elderly or disabled from 20:00 on', frail.length);
    const other = this.ward
      .otherTimes(lesson)
      .find(
        (at) =>
          minuteOf(at) < LATE &&
          this.ward.couldHold({ ...moved(lesson, at), learners: people }, mine),
      );
    if (other !== undefined)
      this.findings.question('late though it could be earlier', lesson, timeOf(other));
  }

  private readWalks(lesson: Lesson, mine: readonly Lesson[]): void {
    const people = this.ward.peopleOf(lesson);
    const hall = this.ward.halls.get(lesson.venueId ?? '');
    if (!hall) {
      if (people.every(({ isHomebound }) => !isHomebound)) {
        this.findings.count('at home though they can walk');
        const near = this.ward
          .hallsFor(people)
          .find((one) => Math.max(...people.map((p) => metres(p, one))) < 500);
        if (near && this.ward.couldHold({ ...lesson, venueId: near.id, learners: people }, mine)) {
          this.findings.question('at home beside a hall', lesson, near.id);
        }
      }
      return;
    }
    for (const learner of people) {
      const nearest = this.ward
        .hallsFor([learner])
        .reduce((least, one) => Math.min(least, metres(learner, one)), Infinity);
      const walk = metres(learner, hall);
      this.findings.count('metres walked', Math.round(walk));
      if (walk > nearest + 500) this.findings.count('walks 500 m past a nearer hall');
      if (walk > 2000) this.findings.count('walks more than 2 km');
    }
    const walkTo = (one: Spot) => people.reduce((sum, learner) => sum + metres(learner, one), 0);
    const better = this.ward
      .hallsFor(people)
      .find(
        (one) =>
          walkTo(one) < walkTo(hall) - 300 * people.length &&
          this.ward.couldHold({ ...lesson, venueId: one.id, learners: people }, mine),
      );
    if (better) {
      const [far, near] = [walkTo(hall), walkTo(better)].map(Math.round);
      this.findings.question('another hall is nearer for all', lesson, `${far} m, ${near} m`);
    }
  }

  private readHabits(lesson: Lesson, mine: readonly Lesson[]): void {
    const people = this.ward.peopleOf(lesson);
    for (const { id } of people) {
      const last = this.lastBefore(lesson.startAt, id);
      if (last === undefined) continue;
      const usual = this.usualTime(last, lesson.startAt);
      this.findings.count('people with a lesson the week before');
      if (usual === lesson.startAt) this.findings.count('at the same time as the week before');
      else if (this.ward.couldHold({ ...moved(lesson, usual), learners: people }, mine)) {
        const others = people.filter((one) => one.id !== id);
        const keeps = others.some((one) => {
          const before = this.lastBefore(lesson.startAt, one.id);
          return before !== undefined && this.usualTime(before, lesson.startAt) === lesson.startAt;
        });
        if (!keeps)
          this.findings.question('another time though the old one was free', lesson, timeOf(usual));
      }
    }
  }

  /** The same weekday and hour as `before`, in the week of `at`. */
  private usualTime(before: number, at: number): number {
    return before + (this.ward.weekOf(at) - this.ward.weekOf(before)) * 7 * DAY;
  }

  private lastBefore(at: number, id: string): number | undefined {
    const before = (this.ward.lessonsOf.get(id) ?? []).filter(
      ({ startAt }) => this.ward.weekOf(startAt) === this.ward.weekOf(at) - 1,
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
    this.findings.count('pauses');
    const pause = (lesson.startAt - before.endAt) / MINUTE;
    // From the afternoon to the evening, or the morning to the afternoon, people go home.
    if (pause < 60 || partOf(before.startAt) !== partOf(lesson.startAt)) return;
    this.findings.count('pauses of an hour or more');
    const holes = (all: readonly Lesson[]) => countHoles(all);
    const people = this.ward.peopleOf(lesson);
    const now = holes([...mine, lesson]);
    const other = this.ward.otherTimes(lesson).find((at) => {
      const then = moved(lesson, at);
      if (people.some((one) => isFrail(one)) && minuteOf(at) >= LATE) return false;
      return (
        this.ward.couldHold({ ...then, learners: people }, mine) && holes([...mine, then]) < now
      );
    });
    if (other !== undefined)
      this.findings.question('a hole that one move would close', lesson, timeOf(other));
  }

  /** Two sessions of an ambassador's week that could have been one. */
  private readSingles(mine: readonly Lesson[]): void {
    for (const one of mine) {
      for (const two of mine) {
        if (one.startAt >= two.startAt || one.venueId === null || one.topic !== two.topic) continue;
        const people = [...this.ward.peopleOf(one), ...this.ward.peopleOf(two)];
        if (people.length > 5) continue;
        const rest = mine.filter((other) => other !== one && other !== two);
        const times = [one.startAt, two.startAt];
        const at = times.find((startAt) => {
          const near = people.every(
            (learner) => metres(learner, this.ward.halls.get(one.venueId ?? '') ?? learner) < 1500,
          );
          return near && this.ward.couldHold({ ...moved(one, startAt), learners: people }, rest);
        });
        if (at !== undefined) this.findings.question('two sessions that could be one', one, two.id);
      }
    }
  }
}
