import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import type { ChangeAct } from '../../../src/core/changes/acts';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import {
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../worlds/session-world';
import { walkInServices } from '../worlds/walk-in-world';
import type { Dialect } from '../../../src/platform/database/options';

export const day = '2026-11-25';
export const wednesday = at(day, 18);
export const thursday = at('2026-11-26', 18);
export const reason = 'Nghỉ do mưa bão';

/** A ward of eight with an evening that is closed, and everything that staff do about it. */
export function closedDays(dialect: Dialect) {
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
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const days = (with_: object = {}) => ({
    wardId: world.ward.id,
    venueId: null,
    from: day,
    to: day,
    ...with_,
  });
  const close = (act: ChangeAct, with_: object = {}) =>
    services.changes.closeDays(world.officer, days(with_), { act, reason });
  const sessionOf = (id: string) => read().findOneByOrFail(Session, { id });
  const bookingOf = (id: string) => read().findOneByOrFail(Booking, { id });
  /** As if everything that was planned had gone out. */
  const send = () =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
    );
  const classPlan = {
    topic: 'vneid',
    startAt: at(day, 20),
    seats: 6,
    audienceKind: 'ward' as const,
    audienceRef: null,
  };
  const makeClass = () =>
    services.classes.service.make(world.officer, world.ward.id, {
      ...classPlan,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
    });
  const walkInPlan = () => ({
    date: day,
    startMinute: 18 * 60,
    endMinute: 19 * 60,
    venueId: world.venue.id,
    mentorIds: [world.mentor.id],
    topics: ['vneid'],
    seats: 2,
  });
  const planWalkIn = () => services.days.plan(world.officer, world.ward.id, walkInPlan());

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
    days,
    close,
    sessionOf,
    bookingOf,
    send,
    classPlan,
    makeClass,
    walkInPlan,
    planWalkIn,
  };
}
