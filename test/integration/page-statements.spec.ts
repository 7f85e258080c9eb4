import { type BusyWard, liveThroughAWard } from '../support/busy-ward';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { allAddresses, openAllPages } from '../support/get-routes';
import { growWard } from '../support/grow-ward';
import { StatementRecorder } from '../support/statement-recorder';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 600_000;

describe.each(dialects)('the pages of a ward that grows on %s', (dialect) => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    ward = await liveThroughAWard(database);
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  it(
    'ask as many statements for many rows as for a few',
    async () => {
      if (!ward) throw new Error('Nobody lived through a ward.');
      const recorder = await StatementRecorder.on(database.unitOfWork);
      const asked = async (): Promise<Map<string, Map<string, number>>> => {
        const statements = new Map<string, Map<string, number>>();
        recorder.forget();
        const unanswered = await openAllPages(ward as BusyWard, (pattern) => {
          const times = recorder.statements.map((one) => [one.sql, one.times] as const);
          statements.set(pattern, new Map(times));
          recorder.forget();
        });
        expect(unanswered).toEqual([]);
        return statements;
      };
      // What is asked only where there is something, is asked of both.
      await database.unitOfWork.write((manager) => growWard(manager, ward as BusyWard, [1, 2]));
      await openAllPages(ward);
      const few = await asked();
      await database.unitOfWork.write((manager) =>
        growWard(manager, ward as BusyWard, [3, 4, 5, 6]),
      );
      const many = await asked();
      const totalOf = (one?: Map<string, number>) =>
        [...(one?.values() ?? [])].reduce((sum, times) => sum + times, 0);
      const more = [...many].flatMap(([pattern, statements]) => {
        const before = few.get(pattern);
        if (totalOf(statements) <= totalOf(before)) return [];
        const grown = [...statements].filter(([sql, times]) => times > (before?.get(sql) ?? 0));
        return [
          `${pattern}: ${totalOf(before)} to ${totalOf(statements)}, such as ${grown
            .slice(0, 2)
            .map(([sql]) => sql.replace(/\s+/g, ' ').slice(0, 200))
            .join('; ')}`,
        ];
      });
      expect(more).toEqual([]);
      expect(many.size).toBe(new Set(allAddresses(ward).map(({ pattern }) => pattern)).size);
    },
    longMs,
  );
});
