import type { EntityManager } from 'typeorm';
import { IdempotencyKey } from '../../../src/modules/access/idempotency/idempotency-key.entity';
import { WrittenAnswer } from '../../../src/modules/access/idempotency/written-answer';
import { insert } from '../../../src/platform/database/insert';
import { isDuplicate } from '../../../src/platform/database/violations';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { settle } from '../../support/worlds/reminder-world';

describe.each(dialects)('writes that many ask for at the same time, on %s', (dialect) => {
  let database: TestDatabase;
  let wardId: string;
  let together: number[];

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    wardId = (await database.unitOfWork.write(settle)).ward.id;
  });
  afterAll(() => database.drop());
  beforeEach(() => (together = []));

  /** No two hamlets of the ward may have one name, and here none may be called "Hỏng". */
  const batched = () =>
    database.unitOfWork.batched(async (manager: EntityManager, names: string[]) => {
      together.push(names.length);
      const hamlets = names.map((name) => makeHamlet({ wardId, name }));
      await insert(manager, Hamlet, hamlets);
      if (names.some((name) => name.startsWith('Hỏng'))) throw new Error('broken');
      return hamlets.map(({ id }) => id);
    });

  const stored = (id: string) => database.unitOfWork.read.findOneByOrFail(Hamlet, { id });

  it('give each the answer to what they asked, and are written with fewer statements on SQLite', async () => {
    const add = batched();
    const names = Array.from({ length: 60 }, (_, nth) => `Thôn ${nth}`);
    const ids = await Promise.all(names.map(add));
    expect(await Promise.all(ids.map(async (id) => (await stored(id)).name))).toEqual(names);
    expect(together).toEqual(dialect === 'sqlite' ? [1, 59] : names.map(() => 1));
  });

  it('refuse nobody because of somebody else, and leave nothing of who is refused', async () => {
    const add = batched();
    const names = Array.from({ length: 40 }, (_, nth) =>
      nth % 13 === 5 ? `Hỏng ${nth}` : `Xóm ${nth}`,
    );
    const answers = await Promise.allSettled(names.map(add));
    const refused = names.filter((_, nth) => answers[nth].status === 'rejected');
    expect(refused).toEqual(['Hỏng 5', 'Hỏng 18', 'Hỏng 31']);
    const { read } = database.unitOfWork;
    expect(
      await read.countBy(
        Hamlet,
        names.slice(0, 5).map((name) => ({ name })),
      ),
    ).toBe(5);
    expect(
      await read.countBy(
        Hamlet,
        refused.map((name) => ({ name })),
      ),
    ).toBe(0);
  });

  it('give to one of those who want the same, and tell each of the others why', async () => {
    const add = batched();
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => add('Ấp chung')));
    const reasons = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(reasons.map(isDuplicate)).toEqual(Array.from({ length: 29 }, () => true));
    expect(await database.unitOfWork.read.countBy(Hamlet, { name: 'Ấp chung' })).toBe(1);
  });

  it('keep the answer of each under their own key in that transaction, and none of who is refused', async () => {
    const add = batched();
    const names = ['Khóa 0', 'Khóa 1', 'Hỏng khóa', 'Khóa 3', 'Khóa 4'];
    const answers = names.map(
      (name) => new WrittenAnswer({ id: `${dialect} ${name}`, requestHash: name }, () => 201, 0),
    );
    const ids = await Promise.allSettled([
      add('Không khóa'),
      ...names.map((name, nth) =>
        database.unitOfWork.withCommitHook(answers[nth], () => add(name)),
      ),
    ]);
    const given = ids.slice(1).map((one) => (one.status === 'fulfilled' ? one.value : null));
    expect(answers.map((answer, nth) => answer.says(201, given[nth]))).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    const kept = await database.unitOfWork.read.find(IdempotencyKey, { order: { id: 'ASC' } });
    expect(kept.map(({ requestHash, body }) => [requestHash, body])).toEqual(
      names.flatMap((name, nth) => (given[nth] ? [[name, JSON.stringify(given[nth])]] : [])),
    );
  });

  it('let one of two same requests write, and undo nobody else for it', async () => {
    const add = batched();
    const twice = ['Một lần A', 'Một lần B'].map((name) => {
      const answer = new WrittenAnswer({ id: `${dialect} twice`, requestHash: '' }, () => 201, 0);
      return database.unitOfWork.withCommitHook(answer, () => add(name));
    });
    const answers = await Promise.allSettled([add('Người khác 1'), ...twice, add('Người khác 2')]);
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ message: expect.any(String) }) },
    ]);
    expect([answers[0].status, answers[3].status]).toEqual(['fulfilled', 'fulfilled']);
  });

  it('go on after all of them were refused', async () => {
    const add = batched();
    const refused = await Promise.allSettled(['Hỏng 1', 'Hỏng 2'].map(add));
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await stored(await add('Lành'))).name).toBe('Lành');
  });

  it('are refused inside another write, which would wait for itself', async () => {
    const add = batched();
    await expect(database.unitOfWork.write(() => add('Trong'))).rejects.toThrow('inside another');
  });
});
