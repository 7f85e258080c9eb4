import { IsNull } from 'typeorm';
import { wardWindows } from '../../../src/core/slots/windows';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import type { Resolution } from '../../../src/modules/sessions/changes/resolving';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import type { WardSettings } from '../../../src/modules/wards/entities/ward-settings';
import type { Dialect } from '../../../src/platform/database/options';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import { addMentor } from './reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from './session-world';
import { walkInServices } from './walk-in-world';

export const day = '2026-11-25';
export const reason = 'Nhà văn hóa đổi giờ';
export const keep: Resolution = { act: 'keep', reason: '' };
export const untilEight = wardWindows({
  evening: { startMinute: 18 * 60, endMinute: 20 * 60 },
  weekend: { startMinute: 8 * 60, endMinute: 20 * 60 },
  noonBreak: null,
});

/** A ward whose settings and venues change after planning. */
export function changedWard(dialect: Dialect) {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const wanted = (settings: Partial<WardSettings>) => ({ wardId: world.ward.id, settings });
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
    book: (index: number, startAt: number) =>
      services.bookings.book(asMentee(world.mentees[index]), {
        menteeId: world.mentees[index].id,
        startAt,
      }),
    look: (settings: Partial<WardSettings>, resolution?: Resolution) =>
      services.changes.lookAtSettings(world.officer, wanted(settings), resolution),
    change: (settings: Partial<WardSettings>, resolution: Resolution = keep) =>
      services.changes.changeSettings(world.officer, wanted(settings), resolution),
    takeBack: (id: string) => services.changes.takeBack(world.officer, id),
    settings: async () => (await read().findOneByOrFail(Ward, { id: world.ward.id })).settings,
    sessionOf: (id: string) => read().findOneByOrFail(Session, { id }),
    send: () =>
      database.unitOfWork.write((manager) =>
        manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
      ),
    another: (with_: object = {}) =>
      database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid', 'cashless'], ...with_ }),
      ),
    standing: (mentorId: string) => read().find(Pair, { where: { mentorId, endedAt: IsNull() } }),
  };
}
