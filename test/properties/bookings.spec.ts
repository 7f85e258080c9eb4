import fc from 'fast-check';
import type { Actor } from '../../src/modules/access/policies/actor';
import { DomainError } from '../../src/platform/common/domain-error';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases/databases';
import { openTestDatabase } from '../support/databases/open-test-database';
import {
  alwaysFree,
  assertSound,
  at,
  monday,
  pairUp,
  SessionWorld,
  sessionServices,
  settlePairs,
} from '../support/worlds/session-world';
import { addMentees, addMentor } from '../support/worlds/reminder-world';

/**
 * BOOKING_RUNS=150 plays more than 10,000 acts; a failure prints the seed to play it again.
 *
 * Eight people at once do whatever people do with sessions, on PostgreSQL through four services
 * that share nothing but the database, as four processes would. Whatever the order: nothing but an
 * expected refusal comes back, no invariant breaks, and everything that was promised still stands.
 */
const acts = [
  'book',
  'book',
  'book',
  'hold',
  'confirm-hold',
  'wait',
  'move',
  'move',
  'cancel',
  'confirm',
  'seats',
  'reassign',
  'cancel-session',
  'time',
] as const;

const anAct = fc.record({
  kind: fc.constantFrom(...acts),
  mentee: fc.nat(15),
  time: fc.nat(5),
  pick: fc.nat(1000),
  seats: fc.integer({ min: 1, max: 5 }),
});
type Act = typeof anAct extends fc.Arbitrary<infer T> ? T : never;

const starts = [18, 19, 20].flatMap((hour) => [at('2026-11-25', hour), at('2026-11-25', hour, 30)]);
const clients = 8;
const runs = Number(process.env.BOOKING_RUNS ?? 6);

describe.each(dialects)('bookings whatever people do on %s', (dialect) => {
  let database: TestDatabase;
  let others: UnitOfWork[];

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const more = dialect === 'postgres' ? [1, 2, 3] : [];
    others = await Promise.all(more.map(() => openTestDatabase(database.url)));
  });
  afterAll(async () => {
    for (const unitOfWork of others) await unitOfWork.close();
    await database.drop();
  });

  it('never breaks an invariant, loses a promise or fails by anything but a refusal', async () => {
    const whatever = fc.asyncProperty(fc.array(anAct, { minLength: 40, maxLength: 120 }), (list) =>
      play(database, others, list),
    );
    const check = fc.assert(whatever, {
      numRuns: runs,
      endOnFailure: true,
      includeErrorInReport: true,
    });
    await expect(check).resolves.toBeUndefined();
  });
});

async function play(
  database: TestDatabase,
  others: readonly UnitOfWork[],
  list: Act[],
): Promise<void> {
  const { unitOfWork } = database;
  const services = sessionServices(unitOfWork);
  const world = await unitOfWork.write((manager) => settlePairs(manager, 8));
  const other = await unitOfWork.write(async (manager) => {
    const mentor = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
    const mentees = await addMentees(manager, world, 8, () => ({ windows: alwaysFree }));
    await pairUp(manager, world.ward.id, mentor.id, mentees);
    return { mentor, mentees };
  });
  await unitOfWork.write((manager) =>
    manager.query(`UPDATE venue SET seats = 7 WHERE id = '${world.venue.id}'`),
  );
  services.clock.at = at(monday, 9);
  const people = [...world.mentees, ...other.mentees];
  const mentors = [world.mentor, other.mentor];
  const promised = new Map<string, number>();
  let next = 0;
  const elsewhere = others.map((unit) => sessionServices(unit, services.clock));
  const desks = [services, ...elsewhere];
  const client = async (nth: number): Promise<void> => {
    const stage = {
      services: desks[nth % desks.length],
      world,
      people,
      mentors,
      database,
      promised,
    };
    for (let act = list[next++]; act; act = list[next++]) {
      await attempt(() => perform(act, stage));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, nth) => client(nth)));
  await services.holds.releaseExpired();
  await assertSound(unitOfWork.read);
  await assertKept(database, promised);
}

interface Stage {
  services: ReturnType<typeof sessionServices>;
  world: SessionWorld;
  people: { id: string }[];
  mentors: { id: string }[];
  database: TestDatabase;
  /** Booking ids and the version in which they were promised. */
  promised: Map<string, number>;
}

async function perform(act: Act, stage: Stage): Promise<void> {
  const { services, world, people, mentors, promised } = stage;
  const { bookings, sessions } = services;
  const officer: Actor = world.officer;
  const menteeId = people[act.mentee].id;
  const startAt = starts[act.time];
  if (act.kind === 'time') {
    services.clock.at += 60_000;
    return;
  }
  if (act.kind === 'book' || act.kind === 'hold') {
    const { booking } = await bookings[act.kind](officer, { menteeId, startAt });
    promised.set(booking.id, booking.version);
    return;
  }
  const booking = await pickOne(stage, Booking, act.pick);
  const session = await pickOne(stage, Session, act.pick);
  if (!booking || !session) return;
  const { version } = booking;
  const onSession = { version: session.version };
  const steps: Record<string, () => Promise<unknown>> = {
    'confirm-hold': () => bookings.confirm(officer, booking.id),
    wait: () => bookings.wait(officer, session.id, { menteeId }),
    move: () => bookings.move(officer, booking.id, { version, startAt }),
    cancel: () => bookings.cancel(officer, booking.id, { version, reason: 'thử' }),
    confirm: () => sessions.confirm(officer, session.id, onSession),
    seats: () => sessions.changeSeats(officer, session.id, { ...onSession, seats: act.seats }),
    reassign: () =>
      services.sessionChanges.make(officer, {
        ...onSession,
        sessionId: session.id,
        reason: 'thử',
        mentorId: mentors[act.pick % mentors.length].id,
      }),
    'cancel-session': () => sessions.cancel(officer, session.id, { ...onSession, reason: 'thử' }),
  };
  await steps[act.kind]();
}

async function pickOne<T extends Booking | Session>(
  { database, world }: Stage,
  entity: new () => T,
  pick: number,
): Promise<T | undefined> {
  const { read } = database.unitOfWork;
  const rows = await read
    .createQueryBuilder(entity, 'row')
    .where(
      entity.name === 'Session'
        ? 'row.wardId = :wardId'
        : 'row.menteeId IN (SELECT id FROM mentee WHERE ward_id = :wardId)',
      { wardId: world.ward.id },
    )
    .orderBy('row.id')
    .getMany();
  return rows[pick % Math.max(1, rows.length)];
}

/** Refusals are part of life; anything else is a fault. */
async function attempt(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error;
  }
}

/** What was answered with a booking is there, in that version or a later one. */
async function assertKept(database: TestDatabase, promised: Map<string, number>): Promise<void> {
  for (const [id, version] of promised) {
    const booking = await database.unitOfWork.read.findOneBy(Booking, { id });
    if (!booking || booking.version < version)
      throw new Error(`Booking ${id} was promised and is gone.`);
  }
}
