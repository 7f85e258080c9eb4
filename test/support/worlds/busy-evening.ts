import type { EntityManager } from 'typeorm';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import type { CommitHook, UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { addMentees, addMentor } from './reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  pairUp,
  type SessionWorld,
  type sessionServices,
  settlePairs,
} from './session-world';

/** The day of the evening. */
export const day = '2026-11-25';

/** The same numbers in every run, below a bound. */
export function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Desk {
  unitOfWork: UnitOfWork;
  services: ReturnType<typeof sessionServices>;
}

/** Three ambassadors with eighteen mentees, most with a lesson that evening, some who wait, and a small hall. */
export async function settleEvening(
  { unitOfWork, services }: Desk,
  seed: number,
): Promise<SessionWorld> {
  const random = chance(seed);
  const world = await unitOfWork.write(async (manager) => {
    const settled = await settlePairs(manager, 6);
    await manager.update(Venue, { id: settled.venue.id }, { seats: 4 + random(6) });
    for (let nth = 0; nth < 2; nth++) {
      const mentor = await addMentor(manager, settled, { windows: alwaysFree, topics: ['vneid'] });
      const mentees = await addMentees(manager, settled, 6, () => ({ windows: alwaysFree }));
      await pairUp(manager, settled.ward.id, mentor.id, mentees);
      settled.mentees.push(...mentees);
    }
    const hall = { ...settled.venue, id: newId(), name: 'Hội trường xóm Đông', seats: 3 };
    await insert(manager, Venue, hall);
    return settled;
  });
  for (const mentee of world.mentees) {
    const startAt = at(day, 18, random(5) * 30);
    const isBooked = await services.bookings
      .book(asMentee(mentee), { menteeId: mentee.id, startAt })
      .catch(() => null);
    // Some have something else on one of the next evenings.
    const other = at('2026-11-26', 18, random(3) * 30);
    if (isBooked && random(3) === 0)
      await services.bookings
        .book(asMentee(mentee), { menteeId: mentee.id, startAt: other })
        .catch(() => null);
  }
  await assertSound(unitOfWork.read);
  return world;
}

/** What a write gives, and all that it touches of a ward, as it stands in the write, which is undone. */
export async function rehearsed<T>(
  unitOfWork: UnitOfWork,
  wardId: string,
  write: () => Promise<T>,
): Promise<{ given: T; rows: unknown[] }> {
  const undone = new Error('undone');
  const found: { given: T; rows: unknown[] }[] = [];
  const hook: CommitHook = {
    async beforeCommit(manager, given) {
      await assertSound(manager);
      found.push({ given: given as T, rows: await stateOf(manager, wardId) });
      throw undone;
    },
    afterCommit: () => undefined,
  };
  await unitOfWork.withCommitHook(hook, write).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return found[0];
}

async function stateOf(manager: EntityManager, wardId: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const sql of touched) rows.push(await manager.query(sql, [wardId]));
  return rows;
}

const touched = [
  `SELECT id, venue_id, start_at, end_at, seats, seats_taken, state, cancel_reason, version, updated_at
   FROM session WHERE ward_id = $1 ORDER BY id`,
  `SELECT b.id, b.start_at, b.end_at, b.state, b.moved_from, b.version, b.updated_at
   FROM booking b JOIN session s ON s.id = b.session_id WHERE s.ward_id = $1 ORDER BY b.id`,
  `SELECT u.venue_id, u.start_at, u.taken FROM venue_use u JOIN venue v ON v.id = u.venue_id
   WHERE v.ward_id = $1 AND u.taken > 0 ORDER BY u.venue_id, u.start_at`,
  `SELECT kind, state, due_at, booking_id, recipient_id, facts FROM reminder WHERE ward_id = $1
   ORDER BY booking_id, recipient_id, kind, due_at, state`,
  `SELECT e.kind, e.subject_id, e.came_back FROM change_effect e JOIN planned_change c ON c.id = e.change_id
   WHERE c.ward_id = $1 ORDER BY e.subject_id, e.kind`,
  `SELECT mentee_id, mentor_id, ended_at, started_at, is_locked, metres FROM pair
   WHERE ward_id = $1 ORDER BY mentee_id, started_at, mentor_id`,
  `SELECT action, subject_id, facts FROM audit_entry
   WHERE ward_id = $1 AND action <> 'change.make' ORDER BY subject_id, action, id`,
];
