import { Like } from 'typeorm';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../factories/given';
import { makeHamlet, makeWard } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { gate } from '../../support/clocks/gate';

describe.each(dialects)('the database on %s', (dialect) => {
  let database: TestDatabase;
  let wardId: string;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const settings = defaultWardSettings;
    const ward = makeWard({ code: '00001', createdAt: 1_800_000_000_000, settings });
    await database.unitOfWork.write((manager) => plant(manager, Ward, ward));
    wardId = ward.id;
  });

  afterAll(() => database.drop());

  const hamlet = (name: string): Hamlet => makeHamlet({ wardId, name });

  it('gives settings and instants back as they were written', async () => {
    const ward = await database.unitOfWork.read.findOneByOrFail(Ward, { id: wardId });
    expect(ward.settings).toEqual(defaultWardSettings);
    expect(ward.createdAt).toBe(1_800_000_000_000);
  });

  it('keeps all of two hundred writes that are asked for at once', async () => {
    const names = Array.from({ length: 200 }, (_, i) => `Thôn ${i}`);
    await Promise.all(
      names.map((name) =>
        database.unitOfWork.write(async (manager) => {
          await manager.save(Hamlet, hamlet(name));
        }),
      ),
    );
    expect(await database.unitOfWork.read.countBy(Hamlet, { wardId })).toBe(200);
  });

  it("keeps a write made while somebody else's is rolled back, and never shows uncommitted rows", async () => {
    const leave = gate();
    const doomed = database.unitOfWork.write(async (manager) => {
      await manager.insert(Hamlet, hamlet('Doomed'));
      await leave.pass();
      throw new Error('no');
    });
    await leave.isReached;
    const lasting = database.unitOfWork.write((manager) =>
      manager.insert(Hamlet, hamlet('Lasting')),
    );
    expect(await database.unitOfWork.read.countBy(Hamlet, { name: 'Doomed' })).toBe(0);
    leave.open();
    await expect(doomed).rejects.toThrow('no');
    await lasting;
    expect(await database.unitOfWork.read.countBy(Hamlet, { name: 'Lasting' })).toBe(1);
    expect(await database.unitOfWork.read.countBy(Hamlet, { name: 'Doomed' })).toBe(0);
  });

  it('keeps what others wrote together with somebody who was refused, and nothing of the refused', async () => {
    const names = Array.from({ length: 90 }, (_, i) => `Nhóm ${i}`);
    const isRefused = (name: string) => Number(name.split(' ')[1]) % 3 === 0;
    const results = await Promise.allSettled(
      names.map((name) =>
        database.unitOfWork.write(async (manager) => {
          await manager.insert(Hamlet, hamlet(name));
          if (isRefused(name)) throw new Error(`refused ${name}`);
          return name;
        }),
      ),
    );
    expect(results).toEqual(
      names.map((name) =>
        isRefused(name)
          ? { status: 'rejected', reason: new Error(`refused ${name}`) }
          : { status: 'fulfilled', value: name },
      ),
    );
    const kept = await database.unitOfWork.read.find(Hamlet, { where: { name: Like('Nhóm %') } });
    expect(kept.map(({ name }) => name).sort()).toEqual(
      names.filter((name) => !isRefused(name)).sort(),
    );
  });

  it('refuses the step of a write that goes on after another step of it was refused', async () => {
    const refused = gate();
    let late: Promise<unknown> = Promise.resolve();
    const doomed = database.unitOfWork.write(async (manager) => {
      late = refused.pass().then(() => manager.insert(Hamlet, hamlet('Bước sau')));
      await Promise.all([late, Promise.reject(new Error('no'))]);
    });
    await expect(doomed).rejects.toThrow('no');
    await database.unitOfWork.write(async (manager) => {
      await manager.insert(Hamlet, hamlet('Người sau'));
      refused.open();
      await expect(late).rejects.toThrow('came too late');
    });
    expect(await database.unitOfWork.read.countBy(Hamlet, { name: 'Bước sau' })).toBe(0);
    expect(await database.unitOfWork.read.countBy(Hamlet, { name: 'Người sau' })).toBe(1);
  });

  it('refuses a unit of work inside another one', async () => {
    const nested = database.unitOfWork.write(() =>
      database.unitOfWork.write(async () => undefined),
    );
    await expect(nested).rejects.toThrow('inside another');
  });
});
