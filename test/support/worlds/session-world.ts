import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { ThreadPool } from '../../../src/platform/computing/thread-pool';
import { Env } from '../../../src/platform/config/env';
import { instantAt } from '../../../src/core/time/zone';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { SkillsService } from '../../../src/modules/learning/skills/skills.service';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PeopleScope } from '../../../src/modules/matching/pairs/people-scope';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { RecordMerging } from '../../../src/modules/people/merging/record-merging';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { ReminderPlanner } from '../../../src/modules/reminders/planning/reminder-planner';
import { BookingsService } from '../../../src/modules/sessions/booking/bookings.service';
import { CallOff } from '../../../src/modules/sessions/booking/call-off';
import { FreedSeats } from '../../../src/modules/sessions/booking/freed-seats';
import { FreeTimesService } from '../../../src/modules/sessions/booking/free-times.service';
import { Holds } from '../../../src/modules/sessions/booking/holds';
import { PairEndings } from '../../../src/modules/sessions/booking/pair-endings';
import { SeatFinder } from '../../../src/modules/sessions/booking/seat-finder';
import { SeatReservations } from '../../../src/modules/sessions/booking/seat-reservations';
import { CourseEndings } from '../../../src/modules/sessions/courses/course-endings';
import { CourseRecords } from '../../../src/modules/sessions/courses/course-records';
import { CoursesService } from '../../../src/modules/sessions/courses/courses.service';
import { SessionTopics } from '../../../src/modules/sessions/courses/session-topics';
import { ClassDeparture } from '../../../src/modules/sessions/departures/class-departure';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import { MenteeDeparture } from '../../../src/modules/sessions/departures/mentee-departure';
import { MentorDeparture } from '../../../src/modules/sessions/departures/mentor-departure';
import { Returns } from '../../../src/modules/sessions/departures/returns.service';
import { MenteeMerge } from '../../../src/modules/sessions/merging/mentee-merge';
import { RuledOutPairs } from '../../../src/modules/sessions/merging/ruled-out-pairs';
import { PeopleActs } from '../../../src/modules/sessions/people-acts/people-acts.service';
import { PersonMerges } from '../../../src/modules/sessions/merging/merges.service';
import { StopCorrections } from '../../../src/modules/sessions/departures/stop-corrections.service';
import { ClassAttendance } from '../../../src/modules/sessions/classes/class-attendance';
import { ClassInvitations } from '../../../src/modules/sessions/classes/class-invitations';
import { ClassMentors } from '../../../src/modules/sessions/classes/class-mentors';
import { ClassFitting } from '../../../src/modules/sessions/classes/class-fitting';
import { MovedTogether } from '../../../src/modules/sessions/leading/moved-together';
import { SessionMoves } from '../../../src/modules/sessions/leading/session-moves';
import { ClassQueries } from '../../../src/modules/sessions/classes/class-queries';
import { ClassSeats } from '../../../src/modules/sessions/classes/class-seats';
import { ClassesService } from '../../../src/modules/sessions/classes/classes.service';
import { UntaughtNeeds } from '../../../src/modules/sessions/classes/untaught-needs';
import { PlanComputer } from '../../../src/modules/sessions/planning/plan-computer';
import { PlanProposals } from '../../../src/modules/sessions/planning/plan-proposals.service';
import { PlanPublications } from '../../../src/modules/sessions/planning/plan-publications.service';
import { PlanWithdrawals } from '../../../src/modules/sessions/planning/plan-withdrawals.service';
import { WeekPlanJobs } from '../../../src/modules/sessions/planning/week-plan.jobs';
import { WeekPlanRuns } from '../../../src/modules/sessions/planning/week-plan-runs.service';
import { WeekPlanService } from '../../../src/modules/sessions/planning/week-plan.service';
import { AvailabilityService } from '../../../src/modules/sessions/availability/availability.service';
import { GoingOn } from '../../../src/modules/sessions/changes/going-on';
import { ClassGiving } from '../../../src/modules/sessions/changes/class-giving';
import { ClassParts } from '../../../src/modules/sessions/changes/class-parts';
import { ClassStanding } from '../../../src/modules/sessions/changes/class-standing';
import { ClassReturn } from '../../../src/modules/sessions/departures/class-return';
import { Substitutes } from '../../../src/modules/sessions/changes/substitutes';
import { CallingOff } from '../../../src/modules/sessions/changes/calling-off';
import { LettingGo } from '../../../src/modules/sessions/changes/letting-go';
import { Moving } from '../../../src/modules/sessions/changes/moving';
import { ProgrammeChanges } from '../../../src/modules/sessions/programme-changes/programme-changes.service';
import { TopicChanges } from '../../../src/modules/sessions/topic-changes/topic-changes.service';
import { PairsAfterTopics } from '../../../src/modules/sessions/topic-changes/pairs-after-topics';
import { TopicListeners } from '../../../src/modules/people/changes/topic-listeners';
import { CourseClosing } from '../../../src/modules/sessions/topic-changes/course-closing';
import { TopicRefitting } from '../../../src/modules/sessions/topic-changes/topic-refitting';
import { ProgrammesService } from '../../../src/modules/people/programmes/programmes.service';
import { ChangeTakingBack } from '../../../src/modules/people/changes/change-taking-back';
import { PlannedChanges } from '../../../src/modules/sessions/changes/planned-changes.service';
import { RePairing } from '../../../src/modules/sessions/changes/re-pairing';
import { Resolving } from '../../../src/modules/sessions/changes/resolving';
import { BackTogether } from '../../../src/modules/sessions/changes/back-together';
import { TakingBack } from '../../../src/modules/sessions/changes/taking-back';
import { WalkInStaffing } from '../../../src/modules/sessions/walk-ins/walk-in-staffing';
import { PairChanges } from '../../../src/modules/sessions/pair-moves/pair-changes.service';
import { StandingAgain } from '../../../src/modules/sessions/changes/standing-again';
import { LessonFitting } from '../../../src/modules/sessions/session-changes/lesson-fitting';
import { SeatedThen } from '../../../src/modules/sessions/session-changes/seated-then';
import { SessionChanges } from '../../../src/modules/sessions/session-changes/session-changes.service';
import { SessionPeople } from '../../../src/modules/sessions/session-changes/session-people';
import { SessionPlacing } from '../../../src/modules/sessions/session-changes/session-placing';
import { SessionHandover } from '../../../src/modules/sessions/leading/session-handover';
import { SessionMaker } from '../../../src/modules/sessions/leading/session-maker';
import { SessionsService } from '../../../src/modules/sessions/leading/sessions.service';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { makePair } from '../../factories/pairs';
import { FakeClock } from '../clocks/fake-clock';
import { addMentees, addMentor, ReminderWorld, settle } from './reminder-world';

export const zone = 'Asia/Ho_Chi_Minh';
export const at = (date: string, hour: number, minute = 0): number =>
  instantAt(date, hour * 60 + minute, zone);

/** Monday morning; every test that names no other day starts here. */
export const monday = '2026-11-23';

export const alwaysFree = defaultWardSettings.workingWindows;

/** The services of the sessions' module on one database, with a clock to move. */
export function sessionServices(unitOfWork: UnitOfWork, clock = new FakeClock(at(monday, 9))) {
  const env = new Env();
  const reminders = new ReminderPlanner(clock, env, { names: ['sms'] });
  const freedSeats = new FreedSeats(reminders);
  const holds = new Holds(unitOfWork, clock, freedSeats);
  const finder = new SeatFinder(unitOfWork, env);
  const seating = new SeatReservations(unitOfWork, clock, holds, reminders);
  const bookings = new BookingsService(
    unitOfWork,
    clock,
    finder,
    seating,
    holds,
    freedSeats,
    reminders,
  );
  const threads = new ThreadPool();
  const planComputer = new PlanComputer(threads);
  const planRuns = new WeekPlanRuns(
    unitOfWork,
    clock,
    env,
    reminders,
    planComputer,
    new JobQueue(),
  );
  const publications = new PlanPublications(
    unitOfWork,
    clock,
    env,
    reminders,
    planRuns,
    planComputer,
    new JobQueue(),
  );
  const weekPlans = new WeekPlanService(unitOfWork, clock, planRuns, publications);
  const planJobs = new WeekPlanJobs(
    unitOfWork,
    clock,
    env,
    new JobQueue(),
    weekPlans,
    planRuns,
    publications,
  );
  const maker = new SessionMaker(unitOfWork, env);
  const freeTimes = new FreeTimesService(unitOfWork, clock, env);
  const topicListeners = new TopicListeners();
  const people = new PeopleService(unitOfWork, clock, env, reminders, topicListeners);
  const wards = new WardsService(unitOfWork, clock);
  const pairs = new PairsService(unitOfWork, wards, people, clock);
  const callOff = new CallOff(freedSeats, reminders);
  const pairEndings = new PairEndings(pairs, clock, callOff);
  pairEndings.onModuleInit();
  const withdrawals = new PlanWithdrawals(unitOfWork, clock, env, planRuns, callOff, reminders);
  const skills = new SkillsService();
  const topics = new SessionTopics(callOff);
  const records = new CourseRecords(skills, new CourseEndings(pairs, people), topics);
  const handover = new SessionHandover(maker, reminders);
  const sessions = new SessionsService(unitOfWork, clock, maker, freedSeats, reminders, records);
  const classMentors = new ClassMentors(unitOfWork, env);
  const moves = new SessionMoves(reminders, freedSeats);
  const counter = new CounterService(unitOfWork, clock, env);
  const classes = {
    service: new ClassesService(
      unitOfWork,
      clock,
      classMentors,
      moves,
      new ClassFitting(reminders),
      reminders,
    ),
    mentors: classMentors,
    invitations: new ClassInvitations(unitOfWork, clock, reminders),
    seats: new ClassSeats(unitOfWork, clock, holds, reminders, skills),
    attendance: new ClassAttendance(unitOfWork, clock, counter, records, reminders),
    queries: new ClassQueries(unitOfWork, clock),
    untaught: new UntaughtNeeds(unitOfWork, clock),
  };
  const menteeDeparture = new MenteeDeparture(pairs, callOff);
  const lettingGo = new LettingGo(callOff);
  const mentorDeparture = new MentorDeparture(
    pairs,
    maker,
    handover,
    new ClassDeparture(moves, maker, reminders),
    lettingGo,
    reminders,
  );
  const standing = new StandingAgain(maker, pairs, reminders, env);
  const staffing = new WalkInStaffing(clock, env);
  const classGiving = new ClassGiving(moves, maker, reminders);
  const classStanding = new ClassStanding(new ClassFitting(reminders), standing, reminders);
  const classParts = new ClassParts(classGiving, standing, maker, reminders);
  const rePairing = new RePairing(pairs, lettingGo);
  const goingOn = new GoingOn(moves, staffing, reminders);
  const movedTogether = new MovedTogether(freedSeats);
  const edits = new ChangeTakingBack(unitOfWork, clock, reminders, topicListeners);
  const resolving = new Resolving(
    new CallingOff(moves, reminders),
    new Moving(moves, movedTogether, reminders, env),
    new Substitutes(handover, classGiving, reminders, env),
    goingOn,
    rePairing,
  );
  const programmes = new ProgrammesService(unitOfWork, clock);
  const changes = new PlannedChanges(
    unitOfWork,
    clock,
    resolving,
    new TakingBack(
      new BackTogether(standing, movedTogether, pairs),
      standing,
      moves,
      maker,
      staffing,
      goingOn,
      handover,
      classGiving,
      classStanding,
      classParts,
      rePairing,
      callOff,
      reminders,
    ),
    reminders,
    wards,
    new PlacesService(unitOfWork, clock),
    pairs,
    programmes,
    edits,
    env,
  );
  const refitting = new TopicRefitting(topics, lettingGo);
  const closing = new CourseClosing(pairs, lettingGo);
  new PairsAfterTopics(topicListeners, changes, closing, clock).onModuleInit();
  const topicChanges = new TopicChanges(
    unitOfWork,
    clock,
    people,
    changes,
    edits,
    refitting,
    closing,
    pairs,
  );
  const programmeChanges = new ProgrammeChanges(
    unitOfWork,
    changes,
    programmes,
    pairs,
    resolving,
    refitting,
    closing,
    env,
  );
  const sessionChanges = new SessionChanges(
    unitOfWork,
    changes,
    new SessionPlacing(
      maker,
      moves,
      handover,
      new SeatedThen(reminders, env),
      new SessionPeople(callOff, reminders),
      new LessonFitting(env),
      reminders,
      env,
    ),
    env,
  );
  const departures = new Departures(
    unitOfWork,
    clock,
    people,
    pairs,
    menteeDeparture,
    mentorDeparture,
    reminders,
    env,
  );
  const returns = new Returns(
    unitOfWork,
    clock,
    people,
    counter,
    pairs,
    maker,
    handover,
    standing,
    new ClassReturn(classStanding, classParts),
    goingOn,
    reminders,
    env,
  );
  const acts = new PeopleActs(
    unitOfWork,
    clock,
    people,
    new PlacesService(unitOfWork, clock),
    returns,
    reminders,
    reminders,
    changes,
  );
  const stopCorrections = new StopCorrections(unitOfWork, clock, people, pairs, reminders, env);
  const menteeMerge = new MenteeMerge(pairs, callOff);
  const merges = new PersonMerges(
    unitOfWork,
    clock,
    people,
    new RecordMerging(people),
    pairEndings,
    menteeMerge,
    new RuledOutPairs(pairs, menteeMerge),
    menteeDeparture,
    mentorDeparture,
    returns,
    reminders,
    env,
  );
  return {
    merges,
    stopCorrections,
    changes,
    sessionChanges,
    topicChanges,
    edits,
    availability: new AvailabilityService(unitOfWork, clock),
    departures,
    returns,
    acts,
    classes,
    clock,
    env,
    holds,
    bookings,
    threads,
    planComputer,
    planRuns,
    publications,
    proposals: new PlanProposals(unitOfWork, env, planRuns, people),
    withdrawals,
    planJobs,
    weekPlans,
    sessions,
    freeTimes,
    courses: new CoursesService(
      unitOfWork,
      clock,
      new PeopleScope(unitOfWork),
      skills,
      records,
      pairs,
      people,
    ),
    pairEndings,
    pairs,
    programmeChanges,
    pairChanges: new PairChanges(unitOfWork, changes, pairs, lettingGo),
    people,
  };
}

export interface SessionWorld extends ReminderWorld {
  officer: Actor;
  mentees: Mentee[];
}

/** A ward with one ambassador and `count` paired mentees who are free whenever sessions may be. */
export async function settlePairs(
  manager: EntityManager,
  count: number,
  with_: (index: number) => Partial<Mentee> = () => ({}),
): Promise<SessionWorld> {
  const world = await settle(manager);
  const mentor = await addMentor(manager, world, {
    windows: alwaysFree,
    topics: ['vneid', 'cashless'],
  });
  const mentees = await addMentees(manager, world, count, (index) => ({
    windows: alwaysFree,
    ...with_(index),
  }));
  await pairUp(manager, world.ward.id, mentor.id, mentees);
  const officer: Actor = { kind: 'officer', id: newId(), wardId: world.ward.id };
  return { ...world, mentor, mentees, officer };
}

export async function pairUp(
  manager: EntityManager,
  wardId: string,
  mentorId: string,
  mentees: readonly Pick<Mentee, 'id'>[],
): Promise<void> {
  const pairs = mentees.map(({ id }) => makePair({ wardId, mentorId, menteeId: id }));
  await insert(manager, Pair, pairs);
}

/** They move to where their ambassador is so many metres away. */
export async function liveApart(
  manager: EntityManager,
  { latitude }: Pick<Mentor, 'latitude'>,
  menteeIds: readonly string[],
  metres: number,
): Promise<void> {
  await manager.update(
    Mentee,
    { id: In([...menteeIds]) },
    { latitude: latitude + metres / 111_195 },
  );
}

export const asMentee = (mentee: Mentee): Actor => ({
  kind: 'mentee',
  id: mentee.id,
  wardId: mentee.wardId,
});

/** Fails with every row that breaks an invariant. */
export async function assertSound(manager: EntityManager): Promise<void> {
  const broken = await brokenInvariants(manager);
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

/** Sentences about rows that break an invariant; none are expected, ever. */
async function brokenInvariants(manager: EntityManager): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, sql] of Object.entries(invariants)) {
    const rows = await manager.query<Record<string, unknown>[]>(sql);
    for (const row of rows) broken.push(`${name}: ${JSON.stringify(row)}`);
  }
  return broken;
}

const seated = `state IN ('held', 'booked', 'attended', 'absent')`;

/** Whoever did not come to a class left their seat to others. */
const notLeft = `(s.class_id IS NULL OR b.state <> 'absent')`;

const invariants = {
  'a mentor is in two places': `SELECT a.id, b.id AS other FROM session a JOIN session b
    ON a.mentor_id = b.mentor_id AND a.id < b.id AND a.start_at < b.end_at AND b.start_at < a.end_at
    WHERE a.state <> 'cancelled' AND b.state <> 'cancelled'`,
  'a mentee is in two places': `SELECT a.id, b.id AS other FROM booking a JOIN booking b
    ON a.mentee_id = b.mentee_id AND a.id < b.id AND a.start_at < b.end_at AND b.start_at < a.end_at
    WHERE a.${seated} AND b.${seated}`,
  'seats taken are not the people': `SELECT s.id, s.seats_taken, COUNT(b.id) AS people FROM session s
    LEFT JOIN booking b ON b.session_id = s.id AND b.${seated} AND ${notLeft}
    WHERE s.state <> 'cancelled' GROUP BY s.id, s.seats_taken HAVING COUNT(b.id) <> s.seats_taken`,
  'more people than seats': `SELECT id FROM session WHERE seats_taken > seats`,
  'somebody is booked in a cancelled session': `SELECT b.id FROM booking b
    JOIN session s ON s.id = b.session_id WHERE s.state = 'cancelled' AND b.state <> 'cancelled'`,
  'a booking has other times than its session': `SELECT b.id FROM booking b
    JOIN session s ON s.id = b.session_id
    WHERE b.state <> 'cancelled' AND (b.start_at <> s.start_at OR b.end_at <> s.end_at)`,
  'seats of a venue are not the people there': `SELECT u.venue_id, u.start_at, u.taken,
      COUNT(b.id) AS people
    FROM venue_use u
    LEFT JOIN session s ON s.venue_id = u.venue_id AND s.start_at = u.start_at AND s.state <> 'cancelled'
    LEFT JOIN booking b ON b.session_id = s.id AND b.${seated} AND ${notLeft}
    GROUP BY u.venue_id, u.start_at, u.taken HAVING COUNT(b.id) <> u.taken`,
  'people sit in a venue that counts nobody': `SELECT b.id FROM booking b
    JOIN session s ON s.id = b.session_id
    LEFT JOIN venue_use u ON u.venue_id = s.venue_id AND u.start_at = s.start_at
    WHERE s.venue_id IS NOT NULL AND b.${seated} AND u.venue_id IS NULL`,
  'a booking was changed without an audit entry, or the other way round': `SELECT b.id, b.version,
      COUNT(a.id) AS entries
    FROM booking b LEFT JOIN audit_entry a ON a.subject_id = b.id
    GROUP BY b.id, b.version HAVING COUNT(a.id) <> b.version`,
  'a session was changed without an audit entry, or the other way round': `SELECT s.id, s.version,
      COUNT(a.id) AS entries
    FROM session s LEFT JOIN audit_entry a ON a.subject_id = s.id
    GROUP BY s.id, s.version HAVING COUNT(a.id) <> s.version`,
  'an audit entry speaks of nothing': `SELECT a.id FROM audit_entry a
    WHERE (a.action LIKE 'booking.%' AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.id = a.subject_id))
      OR (a.action LIKE 'session.%' AND NOT EXISTS (SELECT 1 FROM session s WHERE s.id = a.subject_id))`,
  'somebody waits although a seat is free and they could come': `SELECT w.id FROM booking w
    JOIN session s ON s.id = w.session_id
    LEFT JOIN venue_use u ON u.venue_id = s.venue_id AND u.start_at = s.start_at
    WHERE w.state = 'waiting' AND s.state IN ('planned', 'confirmed') AND s.seats_taken < s.seats
      AND (u.venue_id IS NULL OR u.taken < u.seats)
      AND NOT EXISTS (SELECT 1 FROM reminder o WHERE o.booking_id = w.id AND o.kind = 'offered')
      AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.mentee_id = w.mentee_id AND b.${seated}
        AND b.start_at < w.end_at AND w.start_at < b.end_at)`,
  'a planned reminder speaks of a booking that is off': `SELECT r.id FROM reminder r
    JOIN booking b ON b.id = r.booking_id
    WHERE r.state = 'planned' AND r.kind NOT IN ('cancelled', 'offered')
      AND (b.state = 'cancelled' OR b.version < r.booking_version)
      AND NOT EXISTS (SELECT 1 FROM reminder f JOIN booking o ON o.id = f.booking_id
        WHERE f.joint_id = r.joint_id AND f.state = 'joined' AND o.state <> 'cancelled')`,
};
