import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { findClass, type FoundClass } from '../../../src/modules/sessions/classes/class-rows';
import type { NewClass } from '../../../src/modules/sessions/classes/classes.service';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import type { Dialect } from '../../../src/platform/database/options';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import { addMentor } from './reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from './session-world';

export const saturday = at('2026-11-28', 9);

export const refusal = (code: string) => expect.objectContaining({ code });

export const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
  );

/** A ward with two ambassadors who hold classes, and the mentees of one of them. */
export function classWorld(dialect: Dialect) {
  let database: TestDatabase;
  let world: SessionWorld;
  let other: Mentor;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    await settle(16, 20);
    other = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });

  async function settle(mentees: number, seats: number): Promise<void> {
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, mentees);
      await manager.update(Venue, { id: world.venue.id }, { seats });
    });
  }
  const plan = (with_: Partial<NewClass> = {}): NewClass => ({
    topic: 'vneid',
    venueId: world.venue.id,
    startAt: saturday,
    seats: 6,
    mentorIds: [world.mentor.id, other.id],
    audienceKind: 'hamlet',
    audienceRef: world.hamlet.id,
    phone: '0912 345 678',
    ...with_,
  });
  const make = async (with_: Partial<NewClass> = {}): Promise<FoundClass> => {
    const { id } = await services.classes.service.make(world.officer, world.ward.id, plan(with_));
    return findClass(database.unitOfWork.read, id);
  };
  const take = (classId: string, index: number) => {
    const mentee = world.mentees[index];
    return services.classes.seats.take(asMentee(mentee), classId, { menteeId: mentee.id });
  };
  return {
    get database() {
      return database;
    },
    get world() {
      return world;
    },
    get other() {
      return other;
    },
    get services() {
      return services;
    },
    settle,
    read: () => database.unitOfWork.read,
    plan,
    make,
    take,
    fill: async (classId: string, count: number) => {
      for (let index = 0; index < count; index++) await take(classId, index);
    },
    one: (classId: string) => services.classes.queries.one(world.officer, classId),
  };
}
