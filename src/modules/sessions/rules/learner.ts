import type { EntityManager } from 'typeorm';
import { notFound } from '../../../platform/common/domain-error';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import { lockRows } from '../../../platform/database/locks';
import { idList } from '../../../platform/database/row-set';
import { Ward, type WardSettings } from '../../wards';
import { loadProgress } from './progress';
import { refuse } from './refusals';
import { select, selectForShare } from '../../../platform/database/select';
import {
  column,
  columns,
  number,
  orNull,
  type RowOf,
} from '../../../platform/database/result-columns';
import {
  type ProgrammeRules,
  ProgrammesByName,
  topicsWithin,
} from '../../../core/programme/programmes';
import { nextTopics } from '../../../core/curriculum/course';
import { latestInstant } from '../../../platform/http/bounds';
import { loadCurriculum } from '../../learning';
import { Pair } from '../../matching';
import { Mentee, Mentor } from '../../people';

/** A mentee and their mentor of today, with everything that decides when they can meet. */
export interface Learner {
  menteeId: string;
  /** Where sessions are held: the mentor's ward, which across a border is not the mentee's. */
  wardId: string;
  homeWardId: string;
  fullName: string;
  hamletId: string;
  householdId: string | null;
  latitude: number;
  longitude: number;
  isActive: boolean;
  isHomebound: boolean;
  /** Cannot climb steps. */
  needsStepFree: boolean;
  windows: WeeklyWindow[];
  /** Topic codes that their programme teaches, in the order in which they are wanted. */
  topics: string[];
  /** Theirs beside that of the ambassadors. */
  programme: ProgrammeRules | undefined;
  /** Where it is; absent is everywhere. */
  venueIds?: readonly string[];
  settings: WardSettings;
  mentor: LearnerMentor | null;
  /** Seats this mentee holds at the moment while reading. */
  holds: number;
}

export interface LearnerMentor {
  id: string;
  /** Of the pair with the mentee. */
  pairId: string;
  fullName: string;
  phone: string | null;
  isActive: boolean;
  windows: WeeklyWindow[];
  topics: string[];
}

/** @throws DomainError not-found when there is no such mentee, or they take part no more */
export async function loadLearner(manager: EntityManager, menteeId: string): Promise<Learner> {
  const learner = await findLearner(manager, menteeId);
  if (!learner?.isActive) throw notFound('mentee');
  return learner;
}

/** The same for whoever is still in the lists: their bookings can be cancelled when they left. */
export async function findLearner(
  manager: EntityManager,
  menteeId: string,
): Promise<Learner | null> {
  const [row] = await select(manager, learnerRow, learnerSql, [menteeId]);
  if (!row) return null;
  const programmes = new ProgrammesByName(row.programmes);
  const programme = programmes.of({ programme: row.programmeName });
  return {
    ...row,
    needsStepFree: row.support.includes('mobility'),
    mentor: mentorOf(row),
    topics: topicsWithin(programme, row.topics),
    programme,
    ...(programme && programme.venueIds.length > 0 ? { venueIds: programme.venueIds } : {}),
  };
}

/** A mentee who is to sit in a session of this mentor, theirs or another. */
export interface Parties {
  learner: Learner;
  mentorId: string;
  /** The session is new in the mentor's week, which nobody else adds to until the end of the write. */
  isNew?: boolean;
}

const mentorRow = columns(Mentor, 'isActive');

/**
 * Locks in a write what places in mentors' sessions rest on: that both take part and, when it is the
 * mentee's own mentor, that they are a pair. Whoever ends the pair or switches one of them off waits
 * for us, and then finds the booking.
 * @throws DomainError mentor-inactive, stale-version when it changed since the learner was loaded
 */
export async function lockParties(
  manager: EntityManager,
  everybody: readonly Parties[],
): Promise<void> {
  const adding = everybody.filter(({ isNew }) => isNew).map(({ mentorId }) => mentorId);
  await lockRows(manager, Mentor, [...new Set(adding)]);
  const pairIds = new Set<string>();
  for (const { learner, mentorId } of everybody) {
    if (learner.mentor?.id === mentorId) pairIds.add(learner.mentor.pairId);
    else await lockStrangers(manager, learner.menteeId, mentorId);
  }
  if (pairIds.size === 0) return;
  const locked = await selectForShare(
    manager,
    mentorRow,
    `SELECT t.is_active AS "isActive"
     FROM pair p JOIN mentor t ON t.id = p.mentor_id JOIN mentee e ON e.id = p.mentee_id
     WHERE p.id IN ${idList(manager, '$1')} AND p.ended_at IS NULL AND e.is_active`,
    [JSON.stringify([...pairIds])],
  );
  if (locked.length < pairIds.size) throw refuse('stale-version');
  if (locked.some(({ isActive }) => !isActive)) throw refuse('mentor-inactive');
}

async function lockStrangers(
  manager: EntityManager,
  menteeId: string,
  mentorId: string,
): Promise<void> {
  const [locked] = await selectForShare(
    manager,
    mentorRow,
    `SELECT t.is_active AS "isActive" FROM mentor t, mentee e
     WHERE t.id = $1 AND e.id = $2 AND e.is_active`,
    [mentorId, menteeId],
  );
  if (!locked) throw refuse('stale-version');
  if (!locked.isActive) throw refuse('mentor-inactive');
}

/** Codes that the mentee needs and the mentor teaches, in the mentee's order. */
export function sharedTopics(learner: Learner): string[] {
  const taught = new Set(learner.mentor?.topics ?? []);
  return learner.topics.filter((topic) => taught.has(topic));
}

/**
 * The shared topic that the mentee is to learn next, everything booked already taken to go as it should;
 * when all is learned that the mentor teaches, the first one, to practise. Null when they share none.
 */
export async function nextTopic(
  manager: EntityManager,
  learner: Learner,
  now: number,
): Promise<string | null> {
  const shared = sharedTopics(learner);
  if (shared.length < 2) return shared[0] ?? null;
  const progress = await loadProgress(manager, [learner.menteeId], latestInstant, { now });
  const next = nextTopics(
    await loadCurriculum(manager),
    learner.topics,
    progress.get(learner.menteeId) ?? new Map(),
  );
  return next.find((topic) => shared.includes(topic)) ?? shared[0];
}

const learnerRow = {
  menteeId: column(Mentee, 'id'),
  wardId: column(Ward, 'id'),
  homeWardId: column(Mentee, 'wardId'),
  ...columns(Mentee, 'fullName', 'hamletId', 'householdId', 'latitude', 'longitude', 'isActive'),
  ...columns(Mentee, 'isHomebound', 'support', 'windows', 'topics'),
  settings: column(Ward, 'settings'),
  programmes: column(Ward, 'programmes'),
  programmeName: column(Mentee, 'programme'),
  mentorId: orNull(column(Mentor, 'id')),
  pairId: orNull(column(Pair, 'id')),
  mentorName: orNull(column(Mentor, 'fullName')),
  mentorPhone: column(Mentor, 'phone'),
  isMentorActive: orNull(column(Mentor, 'isActive')),
  mentorWindows: orNull(column(Mentor, 'windows')),
  mentorTopics: orNull(column(Mentor, 'topics')),
  holds: number,
};

const learnerSql = `
  SELECT e.id AS "menteeId", w.id AS "wardId", e.ward_id AS "homeWardId", e.full_name AS "fullName", e.hamlet_id AS "hamletId",
    e.household_id AS "householdId", e.latitude AS latitude, e.longitude AS longitude,
    e.is_active AS "isActive", e.is_homebound AS "isHomebound", e.support AS support, e.windows AS windows, e.topics AS topics,
    w.settings AS settings, w.programmes AS programmes, e.programme AS "programmeName", t.id AS "mentorId", p.id AS "pairId",
    t.full_name AS "mentorName", t.phone AS "mentorPhone",
    t.is_active AS "isMentorActive", t.windows AS "mentorWindows", t.topics AS "mentorTopics",
    (SELECT COUNT(*) FROM booking b WHERE b.mentee_id = e.id AND b.state = 'held') AS holds
  FROM mentee e
  LEFT JOIN pair p ON p.mentee_id = e.id AND p.ended_at IS NULL
  JOIN ward w ON w.id = COALESCE(p.ward_id, e.ward_id)
  LEFT JOIN mentor t ON t.id = p.mentor_id
  WHERE e.id = $1`;

/** Null when the mentee has none today. */
function mentorOf(row: RowOf<typeof learnerRow>): LearnerMentor | null {
  if (row.mentorId === null || row.pairId === null) return null;
  return {
    id: row.mentorId,
    pairId: row.pairId,
    fullName: row.mentorName ?? '',
    phone: row.mentorPhone,
    isActive: row.isMentorActive ?? false,
    windows: row.mentorWindows ?? [],
    topics: row.mentorTopics ?? [],
  };
}
