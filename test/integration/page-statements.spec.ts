import type { BusyWard } from '../support/busy-ward';
import { dialects, type TestDatabase } from '../support/databases';
import { allAddresses, openAllPages } from '../support/get-routes';
import { growWard } from '../support/grow-ward';
import { openBusyWard } from '../support/lived-wards';
import { type RecordedStatement, StatementRecorder } from '../support/statement-recorder';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 600_000;

/** A statement as it reads for however long a list of values. */
const shapeOf = ({ sql }: RecordedStatement): string =>
  sql
    .replace(/(?:\$\d+|\?)(?:, *(?:\$\d+|\?))*/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300);

describe.each(dialects)('the pages of a ward that grows on %s', (dialect) => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;

  beforeAll(async () => {
    ({ database, ward } = await openBusyWard(dialect));
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
        const pages = new Map<string, Map<string, number>>();
        recorder.forget();
        const unanswered = await openAllPages(ward as BusyWard, (pattern) => {
          const times = recorder.statements.map((one) => [shapeOf(one), one.times] as const);
          pages.set(pattern, new Map(times));
          recorder.forget();
        });
        // A link that signs in does so once.
        expect(unanswered.filter((one) => !one.includes('/sign-in/link/'))).toEqual([]);
        return pages;
      };
      // What is asked only where there is something, is asked of both.
      await database.unitOfWork.write((manager) => growWard(manager, ward as BusyWard, [1, 2]));
      await openAllPages(ward);
      const few = await asked();
      await database.unitOfWork.write((manager) =>
        growWard(manager, ward as BusyWard, [3, 4, 5, 6]),
      );
      await openAllPages(ward);
      const many = await asked();
      const more = [...many].flatMap(([pattern, statements]) =>
        [...statements].flatMap(([shape, times]) => {
          const before = few.get(pattern)?.get(shape) ?? 0;
          // One more may be the next hundreds, or what is asked where there is a second page.
          return times > before + 1 ? `${pattern}: ${before} to ${times} times ${shape}` : [];
        }),
      );
      expect(more).toEqual([]);
      expect(many.size).toBe(new Set(allAddresses(ward).map(({ pattern }) => pattern)).size);
    },
    longMs,
  );
});
