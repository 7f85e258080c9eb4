import { DAY_MS } from '../../../core/time/durations';
import { Between, EntityManager } from 'typeorm';
import type {
  ExistingSession,
  PlanInput,
  PlanMentee,
  PlanMentor,
  PlanPair,
  PlanVenue,
  WeekTime,
} from '../../../core/week-plan/plan-problem';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import type { WeekLimits } from '../../../core/week-plan/week-limits';
import { SESSION_MS } from '../../../core/slots/generate';
import type { DateException } from '../../../core/slots/windows';
import { holidaysBetween } from '../../../core/time/holidays';
import { addDays, datesFrom, LocalDate, weekdayOf } from '../../../core/time/local-dates';
import { instantAt, localDateOf, localMinuteOf } from '../../../core/time/zone';
import { type ProgrammeRules, ProgrammesByName, runsOn } from '../../../core/programme/programmes';
import { Holiday, type Ward, type WardSettings } from '../../wards';
import { grouped } from '../../../platform/common/grouped';
import { select } from '../../../platform/database/select';
import { loadStays } from '../slots/walk-in-stays';
import { loadVenues, standsOn } from '../slots/venue-choice';
import { column, columns, orNull, type RowOf } from '../../../platform/database/result-columns';
import { loadCurriculum } from '../../learning';
import { Pair } from '../../matching';
import { Mentee } from '../../people';
import { loadProgress } from '../rules/progress';
import { AvailabilityException } from '../entities/availability-exception.entity';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';

export interface PlanSpan {
  fromDate: LocalDate;
  weeks: number;
  zone: string;
  /** Nothing is planned to start before this instant. */
  now: number;
}

const activePairs = `pair p WHERE p.ward_id = $1 AND p.ended_at IS NULL`;

/** Everything a ward's plan depends on, as it stands in the rows. */
export async function loadPlanInput(
  manager: EntityManager,
  ward: Ward,
  { fromDate, weeks, zone, now }: PlanSpan,
): Promise<PlanInput> {
  const toDate = addDays(fromDate, weeks * 7 - 1);
  const fromAt = instantAt(fromDate, 0, zone);
  const toAt = instantAt(toDate, 1440, zone);
  const exceptions = await loadExceptions(manager, ward.id, fromDate, toDate);
  const existing = await loadExisting(manager, ward.id, { fromAt, toAt, now });
  const dates = datesFrom(fromDate, weeks * 7);
  const mentors = await loadPeople(manager, 'mentor', ward.id);
  const programmes = new ProgrammesByName(ward.programmes);
  const mentees = (await loadPeople(manager, 'mentee', ward.id)).map((one) => ({
    ...one,
    topics: programmes.topicsOf(one),
  }));
  const menteeIds = mentees.map(({ id }) => id);
  const progress = await loadProgress(manager, menteeIds, fromAt, { now });
  const lastTimes = await loadLastTimes(manager, ward.id, { before: fromAt, zone });
  const edits = await manager.findBy(Holiday, {
    wardId: ward.id,
    date: Between(fromDate, toDate),
  });
  const shut = new Set(edits.map(({ venueId, date }) => `${venueId ?? ''} ${date}`));
  const isShut = (venueId: string, date: LocalDate): boolean => shut.has(`${venueId} ${date}`);
  const span = { fromAt, toAt, dates, isShut };
  const venues = await loadPlanVenues(manager, ward.id, span, existing);
  const isAnyStepFree = venues.some(({ isStepFree }) => isStepFree);
  const datesOf = (isHoliday: boolean): LocalDate[] =>
    edits
      .filter((edit) => edit.venueId === null && edit.isHoliday === isHoliday)
      .map(({ date }) => date);
  return {
    fromDate,
    weeks,
    zone,
    holidays: holidaysBetween(fromDate, toDate, { added: datesOf(true), removed: datesOf(false) }),
    curriculum: (await loadCurriculum(manager, ward.id)).topics,
    wardWindows: ward.settings.workingWindows,
    limits: weekLimitsOf(ward.settings),
    mentors: mentors.map((row): PlanMentor => ({ ...row, exceptions: exceptions.get(row.id) })),
    mentees: mentees.map((row): PlanMentee => ({
      ...row,
      exceptions: exceptions.get(row.id),
      ...programmeOf(programmes.of(row), dates),
      progress: progress.get(row.id),
      needsStepFree: isAnyStepFree && row.support.includes('mobility'),
      isFrail: row.isPriority,
      usualTime: lastTimes.get(row.id),
      atHome: row.isHomebound || venues.length === 0,
    })),
    pairs: await loadPlanPairs(manager, ward.id, mentors, mentees),
    venues,
    existing,
    stays: await loadStays(
      manager,
      mentors.map(({ id }) => id),
      { fromAt, toAt },
    ),
    notBefore: now,
  };
}

const personRow = columns(
  Mentee,
  'id',
  'hamletId',
  'latitude',
  'longitude',
  'windows',
  'topics',
  'householdId',
  'isHomebound',
  'isPriority',
  'support',
  'programme',
);

/** Where and when somebody's programme is not. */
function programmeOf(
  programme: ProgrammeRules | undefined,
  dates: readonly LocalDate[],
): Pick<PlanMentee, 'venueIds' | 'restsOn'> {
  if (!programme) return {};
  const restsOn = dates.filter((date) => !runsOn(programme, date));
  return {
    ...(programme.venueIds.length > 0 ? { venueIds: programme.venueIds } : {}),
    ...(restsOn.length > 0 ? { restsOn } : {}),
  };
}

type PlanPerson = RowOf<typeof personRow>;

async function loadPeople(
  manager: EntityManager,
  side: 'mentor' | 'mentee',
  wardId: string,
): Promise<PlanPerson[]> {
  const own =
    side === 'mentee'
      ? `household_id AS "householdId", is_homebound AS "isHomebound", is_priority AS "isPriority",
        support`
      : `NULL AS "householdId", false AS "isHomebound", false AS "isPriority",
        '[]' AS support`;
  return select(
    manager,
    personRow,
    `SELECT id, hamlet_id AS "hamletId", latitude, longitude, windows, topics,
       programme, ${own}
     FROM ${side} WHERE is_active AND id IN (SELECT p.${side}_id FROM ${activePairs})`,
    [wardId],
  );
}

const pairRow = columns(Pair, 'mentorId', 'menteeId');

async function loadPlanPairs(
  manager: EntityManager,
  wardId: string,
  mentors: readonly PlanPerson[],
  mentees: readonly PlanPerson[],
): Promise<PlanPair[]> {
  const rows = await select(
    manager,
    pairRow,
    `SELECT p.mentor_id AS "mentorId", p.mentee_id AS "menteeId" FROM ${activePairs}`,
    [wardId],
  );
  const taught = new Map(mentors.map(({ id, topics }) => [id, new Set(topics)]));
  const needed = new Map(mentees.map(({ id, topics }) => [id, topics]));
  return rows.map(({ mentorId, menteeId }) => ({
    mentorId,
    menteeId,
    topics: (needed.get(menteeId) ?? []).filter((topic) => taught.get(mentorId)?.has(topic)),
  }));
}

const exceptionRow = columns(
  AvailabilityException,
  'personId',
  'date',
  'kind',
  'startMinute',
  'endMinute',
);

async function loadExceptions(
  manager: EntityManager,
  wardId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<Map<string, DateException[]>> {
  const rows = await select(
    manager,
    exceptionRow,
    `SELECT person_id AS "personId", date, kind, start_minute AS "startMinute",
       end_minute AS "endMinute"
     FROM availability_exception
     WHERE (person_id IN (SELECT p.mentor_id FROM ${activePairs})
       OR person_id IN (SELECT p.mentee_id FROM ${activePairs})) AND date BETWEEN $2 AND $3`,
    [wardId, from, to],
  );
  return grouped(rows, ({ personId }) => personId);
}

const lastTimeRow = { menteeId: column(Booking, 'menteeId'), startAt: column(Booking, 'startAt') };

/** When each mentee's last session before an instant was: the same weekday and hour suit them again. */
async function loadLastTimes(
  manager: EntityManager,
  wardId: string,
  { before, zone }: { before: number; zone: string },
): Promise<Map<string, WeekTime>> {
  const rows = await select(
    manager,
    lastTimeRow,
    `SELECT b.mentee_id AS "menteeId", MAX(b.start_at) AS "startAt" FROM booking b
     WHERE b.mentee_id IN (SELECT p.mentee_id FROM ${activePairs})
       AND b.state IN ('attended', 'booked') AND b.start_at < $2
     GROUP BY b.mentee_id`,
    [wardId, before],
  );
  return new Map(
    rows.map(({ menteeId, startAt }) => [
      menteeId,
      {
        weekday: weekdayOf(localDateOf(startAt, zone)),
        startMinute: localMinuteOf(startAt, zone),
      },
    ]),
  );
}

function weekLimitsOf(settings: WardSettings): WeekLimits {
  const { sessionsADay, sessionsAWeek, kilometresAnHour, changeMinutes } = settings;
  return { sessionsADay, sessionsAWeek, kilometresAnHour, changeMinutes };
}

const existingRow = {
  ...columns(Session, 'id', 'mentorId', 'venueId', 'topic', 'startAt', 'endAt', 'state', 'seats'),
  ...columns(Session, 'classId'),
  menteeId: orNull(column(Booking, 'menteeId')),
};

/** `kept` are seats of a class that nobody has taken yet: whoever is invited to it may still come. */
type AgreedSession = ExistingSession & { kept: number };

/** The sessions that the ward, its mentors and mentees agreed to already. */
async function loadExisting(
  manager: EntityManager,
  wardId: string,
  { fromAt, toAt, now }: { fromAt: number; toAt: number; now: number },
): Promise<AgreedSession[]> {
  const rows = await select(
    manager,
    existingRow,
    `WITH near AS (
       SELECT z.id AS id FROM session z
       WHERE z.ward_id = $1 AND z.start_at > $2 AND z.start_at < $3
       UNION
       SELECT z.id AS id FROM session z
       WHERE z.mentor_id IN (SELECT p.mentor_id FROM ${activePairs})
         AND z.start_at > $2 AND z.start_at < $3)
     SELECT s.id AS id, s.mentor_id AS "mentorId", s.venue_id AS "venueId", s.topic AS topic,
       s.start_at AS "startAt", s.end_at AS "endAt", s.state AS state, s.seats AS seats,
       s.class_id AS "classId", b.mentee_id AS "menteeId"
     FROM near n JOIN session s ON s.id = n.id
     LEFT JOIN booking b ON b.session_id = s.id AND b.state IN ('held', 'booked', 'attended', 'absent')
     WHERE s.state <> 'cancelled' AND s.end_at > $4`,
    // Nothing lasts a day.
    [wardId, fromAt - DAY_MS, toAt, fromAt],
  );
  return [...grouped(rows, ({ id }) => id).values()].map((list) => {
    const { id, mentorId, venueId, topic, startAt, endAt, state, seats, classId } = list[0];
    const isLesson = classId === null;
    const isOpen = isLesson && state !== 'completed' && seats === MAX_MENTEES_A_SESSION;
    const isJoinable = isOpen && startAt > now;
    const menteeIds = list.flatMap(({ menteeId }) => (menteeId === null ? [] : [menteeId]));
    const kept = isLesson || state === 'completed' ? 0 : Math.max(0, seats - menteeIds.length);
    return { id, mentorId, venueId, topic, startAt, endAt, menteeIds, isJoinable, kept };
  });
}

/** Seats that sessions outside of `existing` take, such as another ward's, stay taken. */
async function loadPlanVenues(
  manager: EntityManager,
  wardId: string,
  span: {
    fromAt: number;
    toAt: number;
    dates: LocalDate[];
    isShut: (venueId: string, date: LocalDate) => boolean;
  },
  existing: readonly AgreedSession[],
): Promise<PlanVenue[]> {
  // Seats by venue and half hour: those of the sessions that the plan knows, and those it must leave free.
  const ours = new Map<string, number>();
  const kept = new Map<string, number>();
  for (const { venueId, startAt, ...session } of existing) {
    const key = `${venueId} ${startAt}`;
    ours.set(key, (ours.get(key) ?? 0) + session.menteeIds.length);
    kept.set(key, (kept.get(key) ?? 0) + session.kept);
  }
  const venues = await loadVenues(manager, wardId, span);
  return venues.map(({ taken, openings, ...venue }) => {
    const starts = new Set(taken.keys());
    for (const session of existing) if (session.venueId === venue.id) starts.add(session.startAt);
    return {
      ...venue,
      openings: openings ?? undefined,
      shutOn: span.dates.filter((date) => !standsOn(venue, date) || span.isShut(venue.id, date)),
      taken: [...starts].flatMap((startAt) => {
        const key = `${venue.id} ${startAt}`;
        const others = (taken.get(startAt) ?? 0) - (ours.get(key) ?? 0);
        const left = venue.seats - (taken.get(startAt) ?? 0);
        const people = others + Math.min(kept.get(key) ?? 0, Math.max(0, left));
        return people > 0 ? [{ startAt, endAt: startAt + SESSION_MS, people }] : [];
      }),
    };
  });
}
