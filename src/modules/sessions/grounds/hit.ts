import { And, type EntityManager, type FindOptionsWhere, In, LessThan, MoreThan } from 'typeorm';
import type { HitReason } from '../../../core/changes/acts';
import { grouped } from '../../../platform/common/grouped';
import { lockRows } from '../../../platform/database/locks';
import { idList } from '../../../platform/database/row-set';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import type { Pair } from '../../matching';
import { type FoundClass, findClass } from '../classes/class-rows';
import { Session } from '../entities/session.entity';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';

/** What stands ahead and cannot stay as it is once the change is made. */
export interface Hit {
  lessons: Session[];
  classes: FoundClass[];
  walkIns: WalkInDay[];
  pairs: Pair[];
  /** By what, where that is more than the change itself; by the id of the lesson, class, walk-in day or pair. */
  because: ReadonlyMap<string, HitReason>;
  /** Of classes by their id, the ambassadors who alone are beyond a limit: with others the class goes on. */
  leaving: ReadonlyMap<string, string[]>;
}

export const hitNothing: Hit = {
  lessons: [],
  classes: [],
  walkIns: [],
  pairs: [],
  because: new Map(),
  leaving: new Map(),
};

/** Where and when a change applies. */
export interface HitScope {
  wardId: string;
  /** Epoch milliseconds, the end exclusive. */
  fromAt: number;
  toAt: number;
  now: number;
  /** Of this mentor alone. */
  mentorId?: string;
  /** At this venue alone. */
  venueId?: string;
  /** False for what the change leaves as it is. */
  isHit?: (one: Pick<Session, 'startAt' | 'endAt' | 'venueId' | 'mentorId'>) => boolean;
}

export async function findHit(manager: EntityManager, scope: HitScope): Promise<Hit> {
  const { mentorId, isHit = () => true } = scope;
  const sessions = (await sessionsOf(manager, scope)).filter(isHit);
  const walkIns = (await walkInsOf(manager, scope)).filter((day) =>
    isHit({ ...day, mentorId: mentorId ?? '' }),
  );
  return {
    ...(await partsOf(manager, sessions)),
    walkIns,
    pairs: [],
    because: new Map(),
    leaving: new Map(),
  };
}

/** Whatever of it all is hit, and by what. */
export async function findHitBy(
  manager: EntityManager,
  scope: HitScope,
  why: (standing: {
    sessions: readonly Session[];
    walkIns: readonly WalkInDay[];
  }) => Promise<ReadonlyMap<string, HitReason>>,
): Promise<Hit> {
  const sessions = await sessionsOf(manager, scope);
  const walkIns = await walkInsOf(manager, scope);
  const because = new Map(await why({ sessions, walkIns }));
  const hit = sessions.filter(({ id }) => because.has(id));
  for (const { id, classId } of hit) {
    const reason = because.get(id);
    if (classId !== null && reason) because.set(classId, reason);
  }
  return {
    ...(await partsOf(manager, hit)),
    walkIns: walkIns.filter(({ id }) => because.has(id)),
    pairs: [],
    because,
    leaving: leavingOf(hit, because),
  };
}

function leavingOf(
  hit: readonly Session[],
  because: ReadonlyMap<string, HitReason>,
): Map<string, string[]> {
  const leaving = new Map<string, string[]>();
  for (const [classId, parts] of grouped(hit, (session) => session.classId ?? '')) {
    if (classId === '') continue;
    const isLimits = parts.every(({ id }) => because.get(id) === 'limits');
    const mentorIds = parts.map(({ mentorId }) => mentorId);
    if (isLimits) leaving.set(classId, mentorIds);
  }
  return leaving;
}

/** The same, held until the end of the write; the caller holds the mentors, so that nothing is added. */
export async function holdHit(manager: EntityManager, find: () => Promise<Hit>): Promise<Hit> {
  await lockRows(manager, Session, sessionIdsOf(await find()));
  return find();
}

export function sessionIdsOf({ lessons, classes }: Pick<Hit, 'lessons' | 'classes'>): string[] {
  const parts = classes.flatMap(({ seating, helping }) => [seating, ...helping]);
  return [...lessons, ...parts].map(({ id }) => id);
}

/** How many different mentees it concerns. */
export async function everybodyIn(manager: EntityManager, hit: Hit): Promise<number> {
  const people = await peopleIn(manager, sessionIdsOf(hit));
  const paired = hit.pairs.map(({ menteeId }) => menteeId);
  return new Set([...[...people.values()].flatMap((some) => [...some]), ...paired]).size;
}

const menteeRow = { menteeId: text, sessionId: text };

/** Who has a place in them, waits for one or is invited, by the session. */
export async function peopleIn(
  manager: EntityManager,
  sessionIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await select(
    manager,
    menteeRow,
    `SELECT b.mentee_id AS "menteeId", b.session_id AS "sessionId" FROM booking b
     WHERE b.session_id IN ${idList(manager, '$1')} AND b.state IN ('booked', 'waiting', 'invited')`,
    [JSON.stringify(sessionIds)],
  );
  const people = new Map<string, Set<string>>();
  for (const { menteeId, sessionId } of rows) {
    people.set(sessionId, (people.get(sessionId) ?? new Set()).add(menteeId));
  }
  return people;
}

/** What stands ahead, in its order. */
function sessionsOf(
  manager: EntityManager,
  { wardId, mentorId, venueId, fromAt, toAt, now }: HitScope,
): Promise<Session[]> {
  const where: FindOptionsWhere<Session> = {
    wardId,
    ...(mentorId ? { mentorId } : {}),
    ...(venueId ? { venueId } : {}),
    state: In(['planned', 'confirmed']),
    startAt: And(MoreThan(Math.max(now, fromAt - 1)), LessThan(toAt)),
  };
  return manager.find(Session, { where, order: { startAt: 'ASC', id: 'ASC' } });
}

/** Lessons, and of classes all that belongs to them. */
async function partsOf(
  manager: EntityManager,
  sessions: readonly Session[],
): Promise<Pick<Hit, 'lessons' | 'classes'>> {
  const classIds = [...new Set(sessions.flatMap(({ classId }) => classId ?? []))];
  const classes: FoundClass[] = [];
  for (const id of classIds) classes.push(await findClass(manager, id));
  return { lessons: sessions.filter(({ classId }) => classId === null), classes };
}

async function walkInsOf(
  manager: EntityManager,
  { wardId, mentorId, venueId, fromAt, toAt, now }: HitScope,
): Promise<WalkInDay[]> {
  const served = mentorId ? await manager.findBy(WalkInMentor, { mentorId }) : null;
  return manager.find(WalkInDay, {
    where: {
      wardId,
      ...(venueId ? { venueId } : {}),
      ...(served ? { id: In(served.map(({ walkInDayId }) => walkInDayId)) } : {}),
      state: 'open',
      endAt: MoreThan(Math.max(now, fromAt)),
      startAt: LessThan(toAt),
    },
    order: { startAt: 'ASC', id: 'ASC' },
  });
}
