import type { EntityManager } from 'typeorm';
import { WRITE_DEADLINE_MS } from '../../../src/platform/database/write-deadline';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { gate } from '../../support/clocks/gate';
import { settle } from '../../support/worlds/reminder-world';
import { StoppedClock } from '../../support/clocks/stopped-clock';

/** Longer than a write may stand still. */
const TOO_LONG_MS = 2 * WRITE_DEADLINE_MS;

const never = (): Promise<never> => new Promise(() => undefined);

describe.each(dialects)('a write that stands still, on %s', (dialect) => {
  const clock = new StoppedClock();
  let database: TestDatabase;
  let wardId: string;

  beforeAll(async () => {
    database = await createTestDatabase(dialect, clock);
    wardId = (await database.unitOfWork.write(settle)).ward.id;
  });
  // Also shows that a service which had such writes can be stopped.
  afterAll(() => database.drop());

  const add = (manager: EntityManager, name: string) =>
    manager.insert(Hamlet, makeHamlet({ wardId, name }));
  const count = (name: string) => database.unitOfWork.read.countBy(Hamlet, { name });
  const tooLate = expect.objectContaining({ name: 'WriteDeadlineError' });
  const isOver = expect.objectContaining({ name: 'WriteOverError' });

  /** Writes a hamlet, then waits for what never comes. */
  function getStuck(name: string, step: (manager: EntityManager) => Promise<unknown> = never) {
    const begun = gate();
    const stuck = database.unitOfWork.write(async (manager) => {
      await add(manager, name);
      begun.open();
      await begun.pass();
      await step(manager);
    });
    const outcome = stuck.then(
      () => 'kept',
      (error: unknown) => error,
    );
    return { outcome, begun: begun.isReached };
  }

  it('is undone and refused at the deadline, and those before and behind it are kept', async () => {
    const before = database.unitOfWork.write((manager) => add(manager, 'Trước'));
    const stuck = getStuck('Kẹt');
    const behind = database.unitOfWork.write((manager) => add(manager, 'Sau'));
    await stuck.begun;
    if (dialect === 'postgres') await Promise.all([before, behind]);
    clock.advance(TOO_LONG_MS);
    expect(await stuck.outcome).toEqual(tooLate);
    await Promise.all([before, behind]);
    expect(await Promise.all(['Trước', 'Kẹt', 'Sau'].map(count))).toEqual([1, 0, 1]);
  });

  it('may take its time while it goes on', async () => {
    const hours = Array.from({ length: 8 }, gate);
    const written = database.unitOfWork.write(async (manager) => {
      for (const [nth, hour] of hours.entries()) {
        await hour.pass();
        await add(manager, `Chậm ${nth}`);
      }
    });
    for (const hour of hours) {
      await hour.isReached;
      clock.advance(WRITE_DEADLINE_MS - 1);
      hour.open();
    }
    await written;
    expect(await count('Chậm 7')).toBe(1);
  });

  it('adds nothing to the write of somebody else when it wakes up afterwards', async () => {
    const sleep = gate();
    let late: unknown;
    const stuck = getStuck('Ngủ', async (manager) => {
      await sleep.pass();
      late = await Promise.allSettled([
        add(manager, 'Ngủ dậy'),
        manager.query('ROLLBACK'),
        manager.save(Hamlet, makeHamlet({ wardId, name: 'Ngủ dậy' })),
        manager.findBy(Hamlet, { wardId }),
      ]);
      awake.open();
    });
    const awake = gate();
    await sleep.isReached;
    clock.advance(TOO_LONG_MS);
    expect(await stuck.outcome).toEqual(tooLate);

    await database.unitOfWork.write(async (manager) => {
      await add(manager, 'Người khác');
      sleep.open();
      await awake.pass();
    });
    expect(late).toEqual(Array.from({ length: 4 }, () => ({ status: 'rejected', reason: isOver })));
    expect([await count('Ngủ dậy'), await count('Người khác')]).toEqual([0, 1]);
  });

  it('lets go of a statement that would run for ever', async () => {
    const endless =
      dialect === 'sqlite'
        ? 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
        : 'SELECT pg_sleep(86400)';
    const asked = gate();
    const stuck = getStuck('Mãi', (manager) => {
      const answer = manager.query(endless);
      void asked.pass();
      return answer;
    });
    await asked.isReached;
    clock.advance(TOO_LONG_MS);
    expect(await stuck.outcome).toEqual(tooLate);
    await database.unitOfWork.write((manager) => add(manager, 'Sau mãi'));
    expect([await count('Mãi'), await count('Sau mãi')]).toEqual([0, 1]);
  });

  it('lets go of the rows and connections that others wait for, however many get stuck', async () => {
    const row = 'Ai cũng muốn';
    await database.unitOfWork.write((manager) => add(manager, row));
    const change = (manager: EntityManager) =>
      manager.update(Hamlet, { name: row }, { latitude: 21 });
    const holding = gate();
    const stuck = Array.from({ length: 12 }, (_, at) =>
      getStuck(`Kẹt ${at}`, async (manager) => {
        await change(manager);
        await holding.pass();
        await never();
      }),
    );
    await holding.isReached;
    // As many as there are connections begin at once, the others when one is free again.
    const first = dialect === 'sqlite' ? 1 : 10;
    await Promise.all(stuck.slice(0, first).map(({ begun }) => begun));
    clock.advance(TOO_LONG_MS);
    for (const { begun } of stuck.slice(first)) {
      void begun.then(() => clock.advance(TOO_LONG_MS));
    }
    expect(await Promise.all(stuck.map(({ outcome }) => outcome))).toEqual(
      stuck.map(() => tooLate),
    );
    expect((await database.unitOfWork.write(change)).affected).toBe(1);
  });

  it('refuses all who were written together with it at once', async () => {
    let tries = 0;
    const begun = gate();
    const batched = database.unitOfWork.batched(async (manager, names: string[]) => {
      tries += 1;
      for (const name of names) await add(manager, name);
      if (!names.includes('Kẹt chung')) return names;
      void begun.pass();
      return never();
    });
    const first = batched('Đi trước');
    const others = ['Chung 1', 'Kẹt chung', 'Chung 2'].map((name) =>
      batched(name).catch((error: unknown) => error),
    );
    await begun.isReached;
    if (dialect === 'postgres') await Promise.all([first, others[0], others[2]]);
    clock.advance(TOO_LONG_MS);
    const refused = await Promise.all(others);
    expect(await first).toBe('Đi trước');
    expect(refused).toEqual(
      dialect === 'sqlite' ? [tooLate, tooLate, tooLate] : ['Chung 1', tooLate, 'Chung 2'],
    );
    expect(tries).toBe(dialect === 'sqlite' ? 2 : 4);
  });
});
