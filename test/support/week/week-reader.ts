import type { AskGet, Learner, Hall, Lesson, Named } from './answers';
import {
  MINUTE,
  DAY,
  ZONE,
  blank,
  dateOf,
  minuteOf,
  meet,
  within,
  isOpen,
  grouped,
} from './plain-rules';
import { Findings, type Reading } from './findings';
import { WardRead } from './ward-read';
import { LearningRead } from './learning-read';
import { WeekWishes } from './week-wishes';

/**
 * Somebody from outside reads the published weeks of a ward: takes nothing from the program, only what its API
 * answers an officer, and a clock of +07:00. Finds what breaks a rule, and counts what is only wished for.
 */
export class WeekReader {
  private readonly ward: WardRead;
  private readonly learning: LearningRead;
  private readonly findings = new Findings();
  private readonly wishes: WeekWishes;

  constructor(ask: AskGet, wardId: string) {
    this.ward = new WardRead(ask, wardId);
    this.learning = new LearningRead(this.ward);
    this.wishes = new WeekWishes(this.ward, this.findings);
  }

  /** Reads the weeks from this day on, as they were published before anything in them was taught. */
  async read(fromDate: string, weeks: number): Promise<Reading> {
    await this.ward.load(fromDate, weeks);
    const { firstAt } = this.ward;
    for (let week = 0; week < weeks; week += 1) this.readWeek(firstAt + week * 7 * DAY);
    return this.findings;
  }

  private readWeek(fromAt: number): void {
    const week = this.ward.lessons.filter(
      ({ startAt }) => fromAt <= startAt && startAt < fromAt + 7 * DAY,
    );
    this.findings.count('weeks');
    for (const lesson of week) this.readLesson(lesson);
    this.readAmbassadors(week);
    this.readPeople(week, fromAt);
    this.wishes.read(week);
  }

  private readLesson(lesson: Lesson): void {
    const { startAt, endAt, topic, venueId, classId } = lesson;
    const people = this.ward.peopleOf(lesson);
    this.findings.count('sessions');
    this.findings.count('places', people.length);
    this.findings.count(venueId === null ? 'sessions at home' : 'sessions in a hall');
    if (classId === null && endAt - startAt !== 30 * MINUTE)
      this.findings.fault(lesson, 'is not 30 minutes');
    if (minuteOf(startAt) % 30 !== 0)
      this.findings.fault(lesson, 'does not begin on the half hour');
    if (!within(this.ward.settings.workingWindows, startAt, endAt))
      this.findings.fault(lesson, 'is out of hours');
    if (this.ward.holidays.has(dateOf(startAt))) this.findings.fault(lesson, 'is on a holiday');
    const mentor = this.ward.mentors.get(lesson.mentorId);
    if (!mentor?.isActive) return this.findings.fault(lesson, 'has no ambassador');
    if (!this.ward.isFree(mentor, startAt, endAt))
      this.findings.fault(lesson, 'its ambassador is not free');
    if (!mentor.topics.includes(topic))
      this.findings.fault(lesson, 'its ambassador does not teach that');
    if (people.length === 0 || people.length > Math.min(5, lesson.seats)) {
      this.findings.fault(lesson, `has ${people.length} people`);
    }
    if (venueId === null) {
      const homes = new Set(people.map(({ id, householdId }) => householdId ?? id));
      if (homes.size > 1) this.findings.fault(lesson, 'is in two homes');
    } else this.readHall(lesson, this.ward.halls.get(venueId), people);
    for (const learner of people) this.readLearner(lesson, learner);
  }

  private readHall(lesson: Lesson, hall: Hall | undefined, people: readonly Learner[]): void {
    if (!hall) return this.findings.fault(lesson, 'is nowhere');
    if (!isOpen(hall, lesson)) this.findings.fault(lesson, 'its hall is closed');
    const together = this.ward.lessons.filter(
      (other) => other.venueId === hall.id && meet(other, lesson),
    );
    const seated = together.reduce((sum, other) => sum + this.ward.peopleOf(other).length, 0);
    if (seated > hall.seats)
      this.findings.fault(lesson, `${seated} people on ${hall.seats} chairs`);
    const isSomeStepFree = [...this.ward.halls.values()].some(({ isStepFree }) => isStepFree);
    for (const { id, isHomebound, support } of people) {
      if (isHomebound) this.findings.fault(lesson, `${id} cannot leave home`);
      if (support.includes('mobility') && !hall.isStepFree && isSomeStepFree) {
        this.findings.fault(lesson, `${id} cannot climb the steps of that hall`);
      }
    }
  }

  private readLearner(lesson: Lesson, learner: Learner): void {
    const { topic, startAt, endAt } = lesson;
    const { id, topics } = learner;
    if (this.ward.mentorOf.get(id) !== lesson.mentorId)
      this.findings.fault(lesson, `${id} is another's`);
    if (!this.ward.isFree(learner, startAt, endAt))
      this.findings.fault(lesson, `${id} is not free`);
    if (!topics.includes(topic)) this.findings.fault(lesson, `${id} does not need it`);
    if (this.learning.isKnown(id, topic, startAt))
      this.findings.fault(lesson, `${id} knows ${topic}`);
    const missing = this.learning.missingBefore(learner, topic, startAt);
    if (missing.length > 0) this.findings.fault(lesson, `${id} lacks ${missing.join(', ')}`);
    const phone = this.learning.phoneFirst(learner, startAt, lesson.mentorId);
    if (phone && topic !== phone) this.findings.fault(lesson, `${id} needs ${phone} first`);
    const first = this.learning.teachable(learner, lesson.mentorId, startAt)[0];
    if (first !== undefined && first !== topic)
      this.findings.question('not the first need', lesson, `${id}: ${first}`);
  }

  private readAmbassadors(week: readonly Lesson[]): void {
    const { sessionsADay, sessionsAWeek } = this.ward.settings;
    for (const [id, mine] of grouped(week, ({ mentorId }) => [mentorId])) {
      if (mine.length > sessionsAWeek)
        this.findings.fault(mine[0], `${id} has ${mine.length} in the week`);
      for (const today of grouped(mine, ({ startAt }) => [dateOf(startAt)]).values()) {
        if (today.length > sessionsADay)
          this.findings.fault(today[0], `${id} has ${today.length} that day`);
        for (const [nth, lesson] of today.entries()) {
          const before = today[nth - 1];
          if (!before) continue;
          if (meet(before, lesson)) this.findings.fault(lesson, `${id} is in two places`);
          else if (!this.ward.canRide(before, lesson))
            this.findings.fault(lesson, `${id} cannot be there in time`);
        }
      }
    }
    for (const [id, mine] of grouped(week, (lesson) =>
      this.ward.peopleOf(lesson).map((one) => one.id),
    )) {
      for (const [nth, lesson] of mine.entries()) {
        const before = mine[nth - 1];
        if (before && meet(before, lesson)) this.findings.fault(lesson, `${id} is in two places`);
      }
      const lessons = mine.filter(({ classId }) => classId === null);
      if (lessons.length > 1)
        this.findings.fault(lessons[1], `${id} has ${lessons.length} in the week`);
    }
  }

  /** Who has no session is named, with a reason, and could not simply have been given one. */
  private readPeople(week: readonly Lesson[], fromAt: number): void {
    const served = new Set(
      week.flatMap((lesson) => this.ward.peopleOf(lesson).map(({ id }) => id)),
    );
    const named = this.ward.named.get(dateOf(fromAt)) ?? new Map<string, Named>();
    for (const [menteeId, mentorId] of this.ward.mentorOf) {
      const learner = this.ward.mentees.get(menteeId);
      if (!learner?.isActive || served.has(menteeId)) continue;
      this.findings.count('people without a session');
      const why = named.get(menteeId);
      const about = `${dateOf(fromAt)} ${menteeId}`;
      if (!why) {
        this.findings.faults.push(`${about} has no session and no reason`);
        continue;
      }
      this.findings.count(`without: ${why.reason}`);
      const fortnight = this.ward.firstAt - 14 * DAY;
      const [topic] = this.learning.teachable(learner, mentorId, fromAt, fortnight);
      if (topic === undefined) continue;
      const at = this.roomFor(learner, mentorId, week, fromAt);
      if (at)
        this.findings.faults.push(
          `${about} could have come at ${at}, though it says ${why.reason}`,
        );
    }
  }

  /** A half hour in which this ambassador could teach one more, at home or in a hall. */
  private roomFor(learner: Learner, mentorId: string, week: readonly Lesson[], fromAt: number) {
    const mine = week.filter((lesson) => lesson.mentorId === mentorId);
    for (let startAt = fromAt; startAt < fromAt + 7 * DAY; startAt += 30 * MINUTE) {
      for (const venueId of [null, ...this.ward.halls.keys()]) {
        const lesson = { ...blank, mentorId, venueId, startAt, endAt: startAt + 30 * MINUTE };
        if (!this.ward.couldHold({ ...lesson, learners: [learner] }, mine)) continue;
        return new Date(startAt + ZONE).toISOString();
      }
    }
    return undefined;
  }
}
