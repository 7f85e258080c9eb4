import { And, type EntityManager, type FindOptionsWhere, In, LessThan, MoreThan } from 'typeorm';
import { lockRows } from '../../../platform/database/locks';
import { idList } from '../../../platform/database/row-set';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { type FoundClass, findClass } from '../classes/class-rows';
import { Session } from '../entities/session.entity';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';

/** What stands ahead and cannot stay as it is once the change is made. */
export interface Hit {
  lessons: Session[];
  classes: FoundClass[];
  walkIns: WalkInDay[];
}

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
  const { wardId, mentorId, venueId, fromAt, toAt, now, isHit = () => true } = scope;
  const where: FindOptionsWhere<Session> = {
    wardId,
    ...(mentorId ? { mentorId } : {}),
    ...(venueId ? { venueId } : {}),
    state: In(['planned', 'confirmed']),
    startAt: And(MoreThan(Math.max(now, fromAt - 1)), LessThan(toAt)),
  };
  const found = await manager.find(Session, { where, order: { startAt: 'ASC', id: 'ASC' } });
  const sessions = found.filter(isHit);
  const classIds = [...new Set(sessions.flatMap(({ classId }) => classId ?? []))];
  const classes: FoundClass[] = [];
  for (const id of classIds) classes.push(await findClass(manager, id));
  return {
    lessons: sessions.filter(({ classId }) => classId === null),
    classes,
    walkIns: (await walkInsOf(manager, scope)).filter((day) =>
      isHit({ ...day, mentorId: mentorId ?? '' }),
    ),
  };
}

/** The same, held until the end of the write; the caller holds the mentors, so that nothing is added. */
export async function holdHit(manager: EntityManager, scope: HitScope): Promise<Hit> {
  await lockRows(manager, Session, sessionIdsOf(await findHit(manager, scope)));
  return findHit(manager, scope);
}

export function sessionIdsOf({ lessons, classes }: Pick<Hit, 'lessons' | 'classes'>): string[] {
  const parts = classes.flatMap(({ seating, helping }) => [seating, ...helping]);
  return [...lessons, ...parts].map(({ id }) => id);
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
