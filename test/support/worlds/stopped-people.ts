import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import type { StopReason } from '../../../src/core/people/stops';
import type { EntityManager } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import { asMentee, assertSound, at, monday, type SessionWorld, settlePairs } from './session-world';
import { walkInServices } from './walk-in-world';
import type { Dialect } from '../../../src/platform/database/options';

export const wednesday = at('2026-11-25', 18);
export const thursday = at('2026-11-26', 18);
export const friday = at('2026-11-27', 18);

/** Nothing planned stands for somebody who is gone. */
export async function assertNothingStands(manager: EntityManager, now: number): Promise<void> {
  const bookings = await manager.query<unknown[]>(
    `SELECT b.id FROM booking b JOIN mentee e ON e.id = b.mentee_id
     WHERE NOT e.is_active AND b.start_at > $1 AND b.state IN ('invited', 'held', 'booked', 'waiting')`,
    [now],
  );
  const sessions = await manager.query<unknown[]>(
    `SELECT s.id FROM session s JOIN mentor m ON m.id = s.mentor_id
     WHERE NOT m.is_active AND s.start_at > $1 AND s.state IN ('planned', 'confirmed')`,
    [now],
  );
  const pairs = await manager.query<unknown[]>(
    `SELECT p.id FROM pair p JOIN mentee e ON e.id = p.mentee_id
     WHERE NOT e.is_active AND p.ended_at IS NULL`,
  );
  const messages = await manager.query<unknown[]>(
    `SELECT r.id FROM reminder r LEFT JOIN mentee e ON e.id = r.recipient_id
     LEFT JOIN mentor m ON m.id = r.recipient_id
     WHERE r.state IN ('planned', 'held', 'joined') AND r.kind <> 'withdrawn' AND NOT COALESCE(e.is_active, m.is_active)
       AND NOT EXISTS (SELECT 1 FROM reminder c WHERE c.joint_id = r.joint_id AND c.state = 'sent')`,
  );
  expect({ bookings, sessions, pairs, messages }).toEqual({
    bookings: [],
    sessions: [],
    pairs: [],
    messages: [],
  });
}

/** A ward of which somebody stops, and comes back. */
export function stoppedPeople(dialect: Dialect) {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    services.clock.stepMs = 0;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(async () => {
    await assertSound(database.unitOfWork.read);
    await assertNothingStands(database.unitOfWork.read, services.clock.at);
  });
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const stopping = async (index: number, reason: StopReason = 'moved') => {
    const { id } = world.mentees[index];
    const { version } = await read().findOneByOrFail(Mentee, { id });
    return { side: 'mentee' as const, id, version, reason, on: monday };
  };
  const stop = async (index: number, reason?: StopReason) =>
    services.departures.stop(world.officer, await stopping(index, reason));
  const back = async (index: number, with_: object = {}) => {
    const { id } = world.mentees[index];
    const { version } = await read().findOneByOrFail(Mentee, { id });
    const returning = { side: 'mentee' as const, id, version, restore: true, ...with_ };
    return services.returns.bringBack(world.officer, returning);
  };
  const stateOf = async (id: string) => (await read().findOneByOrFail(Booking, { id })).state;
  const planned = (recipientId: string) =>
    read().countBy(Reminder, { recipientId, state: 'planned' });
  /** As if everything that was planned had gone out. */
  const send = () =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
    );

  return {
    get database() {
      return database;
    },
    get world() {
      return world;
    },
    get services() {
      return services;
    },
    read,
    book,
    stopping,
    stop,
    back,
    stateOf,
    planned,
    send,
  };
}
