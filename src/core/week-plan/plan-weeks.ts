import { builtInTopics } from '../curriculum/built-in';
import { afterLesson, nextTopics, remainingNeeds, type TopicProgress } from '../curriculum/course';
import { Curriculum } from '../curriculum/curriculum';
import { addDays, datesFrom, LocalDate, weekdayOf } from '../time/local-dates';
import { instantAt, localDateOf, localMinuteOf } from '../time/zone';
import { nearestHalls } from './hall-choice';
import { GroupLearner } from './mentor-groups';
import { OpenSession } from './mentor-week';
import { noSlotReason, type TopicState } from './no-slot-reason';
import type { Place } from '../places/distance';
import type { FixedSession } from './timetable';
import { defaultWeekLimits } from './week-limits';
import {
  ExistingSession,
  JoinedSession,
  MAX_MENTEES_A_SESSION,
  PlanInput,
  PlannedSession,
  type PlanMentee,
  Unscheduled,
  type WeekTime,
  WeekSchedule,
} from './plan-problem';
import { AT_HOME, layOutWeek, WeekBoard } from './week-board';
import { WeekPlanner, WeekResult, WeekTask } from './week-planner';
import { openDays, OpenDays } from '../slots/windows';

/** Venues thought of for each mentee: these nearest ones and those of the hamlet. */
const NEAREST_VENUES = 3;

/**
 * Plans the weeks of a ward: one session a week for every paired mentee where the windows allow,
 * as many mentees as possible, then grouped by topic, household and place. The rules are those of
 * `verifyPlan`, which checks them on its own. Pure and deterministic: the same input in any order
 * of its lists, on any machine, gives the same plan. `onProgress` hears the share of the work that
 * is done, 0 to 1. Throws RangeError for an unknown zone or a day that is none.
 */
export function planWeeks(
  input: PlanInput,
  onProgress: (done: number) => void = () => undefined,
): WeekSchedule {
  return new Weeks(sorted(input)).plan(onProgress);
}

class Weeks {
  private readonly sessions: PlannedSession[] = [];
  private readonly joined: JoinedSession[] = [];
  private readonly unscheduled: Unscheduled[] = [];
  private readonly mentorAt: ReadonlyMap<string, number>;
  private readonly staysOf: ReadonlyMap<string, FixedSession[]>;
  private readonly menteeAt: ReadonlyMap<string, number>;
  private readonly venueAt: ReadonlyMap<string, number>;
  private readonly pairTopics = new Map<string, readonly string[]>();
  private readonly menteesOf: number[][];
  private readonly venuesNear: readonly number[][];
  private readonly curriculum: Curriculum;
  /** How far each mentee is, with the lessons that were given so far. */
  private readonly progress: Map<string, TopicProgress>[];
  private readonly usualTime: (WeekTime | undefined)[];
  private readonly leftOut: number[];
  private readonly sessionsOf: number[];

  constructor(private readonly input: PlanInput) {
    this.mentorAt = indexById(input.mentors);
    this.staysOf = staysByMentor(input);
    this.menteeAt = indexById(input.mentees);
    this.venueAt = indexById(input.venues);
    this.menteesOf = input.mentors.map(() => []);
    this.readPairs();
    this.venuesNear = input.mentees.map((mentee) => nearestVenues(mentee, input, this.venueAt));
    this.curriculum = new Curriculum(input.curriculum ?? builtInTopics);
    this.progress = input.mentees.map(({ progress = [] }) => new Map(progress));
    this.usualTime = input.mentees.map(({ usualTime }) => usualTime);
    this.leftOut = input.mentees.map(() => 0);
    this.sessionsOf = input.mentors.map(() => 0);
  }

  plan(onProgress: (done: number) => void): WeekSchedule {
    const { fromDate, weeks } = this.input;
    for (let week = 0; week < weeks; week += 1) {
      this.planWeek(addDays(fromDate, week * 7), (done) => onProgress((week + done) / weeks));
    }
    return { sessions: this.sessions, joined: this.joined, unscheduled: this.unscheduled };
  }

  private planWeek(weekStart: LocalDate, onProgress: (done: number) => void): void {
    const days = this.daysOf(weekStart, this.input.holidays);
    const board = layOutWeek(this.input, days);
    const agreed = this.agreedIn(weekStart);
    const served = new Set(agreed.flatMap(({ menteeIds }) => menteeIds));
    const tasks = this.input.mentors.flatMap((mentor, index): WeekTask[] => {
      const mentees = this.menteesOf[index].filter(
        (mentee) => !served.has(this.input.mentees[mentee].id),
      );
      const learners = mentees
        .map((mentee) => this.learnerOf(index, mentee))
        .filter(({ topics }) => topics.length > 0);
      const open = agreed.filter(({ mentorId }) => mentorId === mentor.id);
      return learners.length === 0
        ? []
        : [
            {
              mentor,
              index,
              learners,
              open: open.flatMap((session) => this.openSession(session, board)),
              leftOut: learners.map((learner) => this.leftOut[learner.index]),
              fixed: this.fixedOf(mentor.id, agreed),
              limits: this.input.limits ?? defaultWeekLimits,
              sessionsBefore: this.sessionsOf[index],
            },
          ];
    });
    const planner = new WeekPlanner(board, this.input.venues);
    const results = planner.plan(tasks, onProgress);
    for (const menteeId of this.keep(results, board)) served.add(menteeId);
    const short = new Set(
      results.filter(({ lacksSeats }) => lacksSeats).map(({ task }) => task.index),
    );
    this.nameLeftOut(weekStart, served, short);
    for (const session of agreed) this.rememberAgreed(session);
  }

  private daysOf(weekStart: LocalDate, holidays: readonly LocalDate[]): OpenDays {
    const { zone, wardWindows } = this.input;
    return openDays(datesFrom(weekStart, 7), zone, wardWindows, holidays);
  }

  /** Agreed sessions that start within the seven days, whatever the holidays. */
  private agreedIn(weekStart: LocalDate): ExistingSession[] {
    const { zone } = this.input;
    const from = instantAt(weekStart, 0, zone);
    const to = instantAt(addDays(weekStart, 7), 0, zone);
    return (this.input.existing ?? []).filter(({ startAt }) => from <= startAt && startAt < to);
  }

  /** As something to be joined: only on the grid, with room, at a place this plan knows. */
  private openSession(session: ExistingSession, board: WeekBoard): OpenSession[] {
    const slot = board.slotAt.get(session.startAt);
    const venue = session.venueId === null ? AT_HOME : this.venueAt.get(session.venueId);
    const room = MAX_MENTEES_A_SESSION - session.menteeIds.length;
    if (!session.isJoinable || room <= 0 || slot === undefined || venue === undefined) return [];
    if (board.slots[slot].endAt !== session.endAt) return [];
    const host = this.menteeAt.get(session.menteeIds[0] ?? '');
    const household = host === undefined ? null : this.input.mentees[host].householdId;
    return [{ id: session.id, slot, venue, topic: session.topic, room, household }];
  }

  private learnerOf(mentor: number, index: number): GroupLearner {
    return {
      index,
      mentee: this.input.mentees[index],
      topics: this.nextTopics(mentor, index),
      venues: this.venuesNear[index],
      usualTime: this.usualTime[index],
    };
  }

  private fixedOf(mentorId: string, agreed: readonly ExistingSession[]): FixedSession[] {
    const sessions = agreed
      .filter((session) => session.mentorId === mentorId)
      .map(({ startAt, endAt, venueId, menteeIds }) => ({
        startAt,
        endAt,
        date: localDateOf(startAt, this.input.zone),
        place: this.placeOf(venueId, menteeIds, mentorId),
      }));
    return [...sessions, ...(this.staysOf.get(mentorId) ?? [])];
  }

  /** Where an agreed session is; what is not known here is taken to be where the mentor lives. */
  private placeOf(venueId: string | null, menteeIds: readonly string[], mentorId: string): Place {
    const mentor = this.input.mentors[this.mentorAt.get(mentorId) ?? 0];
    if (venueId !== null) return this.input.venues[this.venueAt.get(venueId) ?? -1] ?? mentor;
    return this.input.mentees[this.menteeAt.get(menteeIds[0] ?? '') ?? -1] ?? mentor;
  }

  /** What this mentor may teach the mentee now, the best first. */
  private nextTopics(mentor: number, index: number): string[] {
    const shared = this.sharedTopics(mentor, index);
    const { topics } = this.input.mentees[index];
    return nextTopics(this.curriculum, topics, this.progress[index]).filter((code) =>
      shared.includes(code),
    );
  }

  private sharedTopics(mentor: number, index: number): readonly string[] {
    return this.pairTopics.get(`${mentor} ${index}`) ?? [];
  }

  private topicState(mentor: number, index: number): TopicState {
    const shared = this.sharedTopics(mentor, index);
    if (shared.length === 0) return 'none-shared';
    if (this.nextTopics(mentor, index).length > 0) return 'some';
    const remaining = remainingNeeds(this.curriculum, shared, this.progress[index]);
    return remaining.length === 0 ? 'all-reached' : 'others-first';
  }

  private keep(results: readonly WeekResult[], board: WeekBoard): Set<string> {
    const placed = new Set<string>();
    const sessions: PlannedSession[] = [];
    for (const { task, placements } of results) {
      for (const { slot, venue, topic, mentees, joins } of placements) {
        const menteeIds = mentees.map((index) => this.input.mentees[index].id).sort(compareText);
        const usual = { weekday: board.weekdays[slot], startMinute: board.slots[slot].startMinute };
        for (const index of mentees) {
          placed.add(this.input.mentees[index].id);
          this.remember(index, topic);
          this.usualTime[index] = usual;
        }
        if (joins && joins.id !== null) {
          const sessionId = joins.id;
          this.joined.push(...menteeIds.map((menteeId) => ({ sessionId, menteeId })));
          continue;
        }
        const { startAt, endAt } = board.slots[slot];
        const venueId = venue === AT_HOME ? null : this.input.venues[venue].id;
        const mentorId = task.mentor.id;
        sessions.push({ mentorId, menteeIds, startAt, endAt, venueId, topic });
        this.sessionsOf[task.index] += 1;
      }
    }
    sessions.sort((a, b) => a.startAt - b.startAt || compareText(a.mentorId, b.mentorId));
    this.sessions.push(...sessions);
    return placed;
  }

  private nameLeftOut(
    weekStart: LocalDate,
    served: ReadonlySet<string>,
    shortOfSeats: ReadonlySet<number>,
  ): void {
    const days = this.daysOf(weekStart, this.input.holidays);
    const everyDay = this.daysOf(weekStart, []);
    const existing = this.input.existing ?? [];
    for (const [mentor, mentees] of this.menteesOf.entries()) {
      for (const index of mentees) {
        const mentee = this.input.mentees[index];
        if (served.has(mentee.id)) continue;
        const { id: mentorId } = this.input.mentors[mentor];
        const pair = {
          mentor: this.input.mentors[mentor],
          mentee,
          agreedOfMentor: existing.filter((session) => session.mentorId === mentorId),
          agreedOfMentee: existing.filter(({ menteeIds }) => menteeIds.includes(mentee.id)),
          topics: this.topicState(mentor, index),
          lacksSeats: shortOfSeats.has(mentor),
        };
        const why = isResting(mentee, days)
          ? ({ reason: 'programme-rests', data: noSlots } as const)
          : noSlotReason(pair, days, everyDay, this.input.notBefore ?? -Infinity);
        this.leftOut[index] += 1;
        this.unscheduled.push({
          menteeId: mentee.id,
          mentorId,
          weekStart,
          code: 'no-slot',
          ...why,
        });
      }
    }
  }

  /** A mentee belongs to the first mentor (by id) who has them; pairs with strangers are nothing. */
  private readPairs(): void {
    const paired = new Set<number>();
    for (const { mentorId, menteeId, topics } of this.input.pairs) {
      const mentor = this.mentorAt.get(mentorId);
      const mentee = this.menteeAt.get(menteeId);
      if (mentor === undefined || mentee === undefined || paired.has(mentee)) continue;
      paired.add(mentee);
      this.menteesOf[mentor].push(mentee);
      const needed = this.input.mentees[mentee].topics;
      const shared = [...new Set(topics)].filter((code) => needed.includes(code)).sort(compareText);
      this.pairTopics.set(`${mentor} ${mentee}`, shared);
    }
    for (const mentees of this.menteesOf) mentees.sort((a, b) => a - b);
  }

  /** What it taught counts from then on, and its time is the one that people are used to. */
  private rememberAgreed({ topic, startAt, menteeIds }: ExistingSession): void {
    const { zone } = this.input;
    const usual = {
      weekday: weekdayOf(localDateOf(startAt, zone)),
      startMinute: localMinuteOf(startAt, zone),
    };
    for (const id of menteeIds) {
      const mentee = this.menteeAt.get(id);
      this.remember(mentee, topic);
      if (mentee !== undefined) this.usualTime[mentee] = usual;
    }
  }

  private remember(mentee: number | undefined, topic: string): void {
    if (mentee === undefined) return;
    this.progress[mentee].set(topic, afterLesson(this.progress[mentee].get(topic)));
  }
}

const noSlots = { mentorSlots: 0, menteeSlots: 0, sharedSlots: 0 };

/** Their programme does not run on any of these days. */
function isResting({ restsOn = [] }: PlanMentee, { days }: OpenDays): boolean {
  return days.length > 0 && days.every(({ date }) => restsOn.includes(date));
}

/** On days on which their programme rests nobody is free for it. */
function asBusy(mentee: PlanMentee): PlanMentee {
  const { restsOn = [], exceptions = [] } = mentee;
  if (restsOn.length === 0) return mentee;
  const resting = restsOn.map((date) => {
    return { date, kind: 'busy' as const, startMinute: 0, endMinute: 1440 };
  });
  return { ...mentee, exceptions: [...exceptions, ...resting] };
}

/** Lists by id, so that the order in which they came decides nothing. */
function sorted(input: PlanInput): PlanInput {
  const byId = (a: { id: string }, b: { id: string }) => compareText(a.id, b.id);
  return {
    ...input,
    mentors: [...input.mentors].sort(byId),
    mentees: input.mentees.map(asBusy).sort(byId),
    venues: [...input.venues].sort(byId),
    pairs: [...input.pairs].sort(
      (a, b) => compareText(a.mentorId, b.mentorId) || compareText(a.menteeId, b.menteeId),
    ),
    existing: [...(input.existing ?? [])].sort(byId),
  };
}

function nearestVenues(
  mentee: PlanInput['mentees'][number],
  { venues }: PlanInput,
  venueAt: ReadonlyMap<string, number>,
): number[] {
  const isOwn = ({ hamletId }: PlanInput['venues'][number]) =>
    hamletId !== null && hamletId === mentee.hamletId;
  return nearestHalls(mentee, venues)
    .filter((venue, rank) => rank < NEAREST_VENUES || isOwn(venue))
    .map(({ id }) => venueAt.get(id) ?? -1);
}

function indexById(list: readonly { id: string }[]): Map<string, number> {
  return new Map(list.map(({ id }, index) => [id, index]));
}

/** By code points, the same in every locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Where each mentor is for whoever comes, among the sessions that stand. */
function staysByMentor({ stays = [], zone }: PlanInput): Map<string, FixedSession[]> {
  const byMentor = new Map<string, FixedSession[]>();
  for (const { mentorId, startAt, endAt, place } of stays) {
    const stay = { startAt, endAt, place, date: localDateOf(startAt, zone), isStay: true };
    byMentor.set(mentorId, [...(byMentor.get(mentorId) ?? []), stay]);
  }
  return byMentor;
}
