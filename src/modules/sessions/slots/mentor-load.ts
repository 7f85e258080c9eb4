import { type EntityManager, In } from 'typeorm';
import { MentorWeeks } from '../../../core/week-plan/by-hand';
import type { WeekLimits } from '../../../core/week-plan/week-limits';
import { DomainError } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { lockRows } from '../../../platform/database/locks';
import { column, number } from '../../../platform/database/result-columns';
import { rowSet } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Mentor } from '../../people';
import { Session } from '../entities/session.entity';
import {
  closedColumns,
  closedGiven,
  closedNow,
  closedSql,
  whyClosedNow,
  hoursColumns,
  hoursJoin,
  hoursSql,
  whyOutside,
} from './closed-meanwhile';
import { assertMentorCan } from '../rules/mentor-limits';
import { refuse } from '../rules/refusals';
import { loadSessionsOfMentors, type MentorSession, weeksAround } from './mentor-sessions';
import { loadStays, type WalkInStay } from './walk-in-stays';

/** What was looked at before a session is added to a mentor's week. */
export interface MentorLoad {
  limits: WeekLimits;
  /** The mentor agreed to more than the limits. */
  isAgreed: boolean;
  zone: string;
  /** The mentor agreed to a time at which they are not free. */
  isTimeAgreed?: boolean;
  /** The week, epoch milliseconds. */
  fromAt: number;
  toAt: number;
  /** The mentor's sessions of the week, and where they are for whoever comes, each in the version in which it was seen. */
  seen: string;
}

type Added = Pick<Session, 'id' | 'wardId' | 'mentorId' | 'venueId' | 'startAt'>;

/** Somebody else was faster: the mentor's week is no longer what was looked at. Worth another look. */
export class Overtaken extends DomainError {}

/** What is remembered of a look at a mentor's week. */
export function seenOf(
  sessions: readonly MentorSession[],
  stays: readonly WalkInStay[] = [],
): string {
  const days = stays.map(({ dayId: id, version }) => ({ id, version }));
  return [...sessions, ...days].map(({ id, version }) => `${id}:${version}`).join(' ');
}

/** From here on the write adds sessions to these mentors' weeks: others who do so wait for its end. */
export function lockMentors(manager: EntityManager, mentorIds: readonly string[]): Promise<void> {
  return lockRows(manager, Mentor, [...new Set(mentorIds)]);
}

/** The same, of mentors who take part; whoever stops one of them waits for us. @throws DomainError mentor-inactive */
export async function lockActiveMentors(
  manager: EntityManager,
  mentorIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(mentorIds)];
  await lockMentors(manager, ids);
  const active = await manager.countBy(Mentor, { id: In(ids), isActive: true });
  if (active < ids.length) throw refuse('mentor-inactive');
}

/**
 * Whether sessions that a write has added still fit in with what others added meanwhile. One statement for
 * all of them, and more only where somebody did. The write has locked the mentors.
 * @throws Overtaken
 */
export async function assertStillFit(
  manager: EntityManager,
  added: readonly { session: Added; load: MentorLoad }[],
): Promise<void> {
  if (added.length === 0) return;
  const given = {
    id: 'text',
    mentor_id: 'text',
    from_at: 'bigint',
    to_at: 'bigint',
    seen: 'text',
    ...closedColumns,
  } as const;
  const rows = added.map(({ session, load: { fromAt, toAt, seen, zone, isTimeAgreed } }) => ({
    id: session.id,
    mentor_id: session.mentorId,
    from_at: fromAt,
    to_at: toAt,
    seen,
    ...closedGiven({ ...session, isTimeAgreed }, zone),
  }));
  const found = await select(
    manager,
    foundRow,
    `SELECT given.id AS id, ${closedSql} AS closed,
       CASE WHEN EXISTS (SELECT 1 FROM session s
         WHERE s.mentor_id = given.mentor_id AND s.start_at >= given.from_at
           AND s.start_at < given.to_at AND s.state <> 'cancelled' AND s.id <> given.id
           AND given.seen NOT LIKE '%' || s.id || ':' || s.version || '%')
         OR EXISTS (SELECT 1 FROM walk_in_mentor w_in JOIN walk_in_day d ON d.id = w_in.walk_in_day_id
         WHERE w_in.mentor_id = given.mentor_id AND d.state = 'open'
           AND d.start_at >= given.from_at AND d.start_at < given.to_at
           AND given.seen NOT LIKE '%' || d.id || ':' || d.version || '%')
         THEN 1 ELSE 0 END AS overtaken, ${hoursSql}
     FROM ${rowSet(manager, given, '$1')} ${hoursJoin}`,
    [JSON.stringify(rows)],
  );
  const closed = whyClosedNow(found);
  if (closed !== null) throw new Overtaken(closed, {});
  const byId = new Map(found.map((row) => [row.id, row]));
  for (const { session, load } of added) {
    const row = byId.get(session.id);
    const why = row ? whyOutside(row, session, load.zone) : null;
    if (why !== null) throw new Overtaken(why, {});
  }
  const overtaken = found.filter((one) => one.overtaken === 1);
  const ids = new Set(overtaken.map(({ id }) => id));
  const late = added.filter(({ session }) => ids.has(session.id));
  try {
    await assertFitWeeks(manager, late);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new Overtaken(error.code, error.params);
  }
}

const foundRow = {
  id: column(Session, 'id'),
  closed: closedNow,
  overtaken: number,
  ...hoursColumns,
};

/**
 * Whether sessions that a write has changed or added fit into their mentors' weeks as they stand in this write; what is
 * refused is about the first that does not. Two statements for all of them.
 * @throws DomainError mentor-busy, mentor-on-the-way, mentor-day-full, mentor-week-full
 */
export async function assertFitWeeks(
  manager: EntityManager,
  added: readonly {
    session: Pick<Session, 'id' | 'mentorId' | 'startAt'>;
    load: Pick<MentorLoad, 'limits' | 'isAgreed' | 'zone'>;
  }[],
): Promise<void> {
  if (added.length === 0) return;
  const mentorIds = [...new Set(added.map(({ session }) => session.mentorId))];
  const starts = added.map(({ session }) => session.startAt);
  const [{ load }] = added;
  const span = weeksAround(Math.min(...starts), Math.max(...starts), load.zone);
  const sessions = await loadSessionsOfMentors(manager, mentorIds, span);
  const stays = grouped(await loadStays(manager, mentorIds, span), ({ mentorId }) => mentorId);
  for (const { session, load: given } of added) {
    const { id, mentorId } = session;
    const { limits, isAgreed, zone } = given;
    const weeks = sessions.get(mentorId) ?? [];
    const own = weeks.find((one) => one.id === id);
    if (!own) continue;
    const others = weeks.filter((one) => one !== own);
    const busy = new MentorWeeks(others, limits, zone, stays.get(mentorId));
    assertMentorCan(own, busy, { limits, isAgreed });
  }
}
