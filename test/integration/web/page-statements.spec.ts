import type { BusyWard } from '../../support/worlds/busy-ward';
import { dialects, type TestDatabase } from '../../support/databases/databases';
import { allAddresses, openAllPages } from '../../support/pages/get-routes';
import { growWard } from '../../support/worlds/grow-ward';
import { openBusyWard } from '../../support/worlds/lived-wards';
import {
  type RecordedStatement,
  StatementRecorder,
} from '../../support/databases/statement-recorder';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 600_000;

/** A statement as it reads for however long a list of values. */
const shapeOf = ({ sql }: RecordedStatement): string =>
  sql
    .replace(/(?:\$\d+|\?)(?:, *(?:\$\d+|\?))*/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300);

/** By pages, how often statements of each shape came. */
type Asked = Map<string, Map<string, number>>;

/** By pages, what comes more often than it did of fewer rows. */
function moreThan(few: Asked, many: Asked): Map<string, string[]> {
  const more = new Map<string, string[]>();
  for (const [pattern, statements] of many) {
    const faults = [...statements].flatMap(([shape, times]) => {
      const before = few.get(pattern)?.get(shape) ?? 0;
      // One more may be the next hundreds, or what is asked where there is a second page.
      return times > before + 1 ? `${pattern}: ${before} to ${times} times ${shape}` : [];
    });
    if (faults.length > 0) more.set(pattern, faults);
  }
  return more;
}

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
      const asked = async (isAsked = (_pattern: string) => true): Promise<Asked> => {
        const pages: Asked = new Map();
        recorder.forget();
        const opened = (pattern: string): void => {
          const times = recorder.statements.map((one) => [shapeOf(one), one.times] as const);
          pages.set(pattern, new Map(times));
          recorder.forget();
        };
        const unanswered = await openAllPages(ward as BusyWard, opened, isAsked);
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
      const many = await asked();
      // What is asked once after a change only, is not asked a second time.
      const first = moreThan(few, many);
      const again = await asked((pattern) => first.has(pattern));
      expect([...moreThan(few, again).values()].flat()).toEqual([]);
      expect(many.size).toBe(new Set(allAddresses(ward).map(({ pattern }) => pattern)).size);
    },
    longMs,
  );
});
