import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { newId } from '../../../src/platform/database/columns';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { gate } from '../../support/clocks/gate';
import { settle } from '../../support/worlds/reminder-world';
import { StoppedClock } from '../../support/clocks/stopped-clock';

/** Longer than a transaction takes in those who wait. */
const A_WHILE_MS = 1_000;

/** Writes that wait for the one connection of a SQLite file share its COMMIT. */
describe('writes that share a COMMIT', () => {
  const clock = new StoppedClock();
  let database: TestDatabase;
  let wardId: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite', clock);
    wardId = (await database.unitOfWork.write(settle)).ward.id;
  });
  afterAll(() => database.drop());

  const add = (manager: EntityManager, name: string, ward = wardId) =>
    manager.insert(Hamlet, makeHamlet({ wardId: ward, name }));
  const count = (name: string) => database.unitOfWork.read.countBy(Hamlet, { name });

  it('take place in the order in which people came', async () => {
    const order: number[] = [];
    const places = [0, 1, 2, 3, 4, 5, 6, 7];
    await Promise.all(
      places.map((place) =>
        database.unitOfWork.write(async (manager) => {
          order.push(place);
          await add(manager, `Thứ ${place}`);
        }),
      ),
    );
    expect(order).toEqual(places);
  });

  it('are answered and seen when the last of them is done, not before', async () => {
    const second = gate();
    let isAnswered = false;
    const first = database.unitOfWork.write((manager) => add(manager, 'Đầu'));
    const answered = first.then(() => {
      isAnswered = true;
      return count('Đầu');
    });
    const others = database.unitOfWork.write(async (manager) => {
      await add(manager, 'Sau');
      await second.pass();
    });
    await second.isReached;
    expect({ isAnswered, seen: await count('Đầu') }).toEqual({ isAnswered: false, seen: 0 });
    second.open();
    expect(await answered).toBe(1);
    await others;
  });

  it('do not wait for whoever comes after a while: their COMMIT is another', async () => {
    const later = gate();
    const first = database.unitOfWork.write(async (manager) => {
      await add(manager, 'Sớm');
      clock.advance(A_WHILE_MS);
    });
    const others = database.unitOfWork.write(async (manager) => {
      await add(manager, 'Muộn');
      await later.pass();
    });
    await first;
    await later.isReached;
    expect([await count('Sớm'), await count('Muộn')]).toEqual([1, 0]);
    later.open();
    await others;
    expect(await count('Muộn')).toBe(1);
  });

  it('fail together when the COMMIT fails, the refused as well, for it rested on the others', async () => {
    const writes = [
      (manager: EntityManager) => add(manager, 'Hỏng 1'),
      async (manager: EntityManager) => {
        await manager.query('PRAGMA defer_foreign_keys = ON');
        await add(manager, 'Hỏng 2', newId());
      },
      () => Promise.reject(new Error('refused')),
    ];
    const results = await Promise.allSettled(
      writes.map((work) => database.unitOfWork.write<unknown>(work)),
    );
    const why = expect.objectContaining({
      message: expect.stringContaining('FOREIGN KEY constraint failed'),
    });
    expect(results).toEqual(writes.map(() => ({ status: 'rejected', reason: why })));
    expect(await count('Hỏng 1')).toBe(0);
    await database.unitOfWork.write((manager) => add(manager, 'Lành'));
    expect(await count('Lành')).toBe(1);
  });

  it('fail together with whoever lost the whole transaction, and the next goes on', async () => {
    const first = database.unitOfWork.write((manager) => add(manager, 'Mất 1'));
    const second = database.unitOfWork.write(async (manager) => {
      await manager.query('ROLLBACK');
      throw new Error('disk full');
    });
    const next = database.unitOfWork.write((manager) => add(manager, 'Còn'));
    const results = await Promise.allSettled([first, second, next]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await count('Mất 1')).toBe(0);
    expect(await count('Còn')).toBe(1);
  });

  it('keep each the context of its own caller', async () => {
    const caller = new AsyncLocalStorage<string>();
    const asked = ['an', 'bình', 'chi'].map((name) =>
      caller.run(name, () => database.unitOfWork.write(async () => caller.getStore())),
    );
    expect(await Promise.all(asked)).toEqual(['an', 'bình', 'chi']);
  });
});
