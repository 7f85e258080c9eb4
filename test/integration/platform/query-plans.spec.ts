import { type BusyWard, liveThroughAWard } from '../../support/worlds/busy-ward';
import { copyWards } from '../../support/databases/copy-wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { openAllPages } from '../../support/pages/get-routes';
import { looksForRows, scansOf } from '../../support/databases/query-plans';
import {
  type RecordedStatement,
  StatementRecorder,
} from '../../support/databases/statement-recorder';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 600_000;

/** Tables that stay small enough to be read whole, wherever that is done. */
const smallTables: Record<string, string> = {
  ward: 'Vietnam has 3,321',
  account: 'a few officers for each ward',
  province_run: 'a province is paired a few times a year',
  channel_pause: 'a row for each channel',
  consent_wording: 'a row whenever the words change',
  curriculum_topic: 'at most a row for each of the 13 topics',
};

describe.each(dialects)('the statements of a fortnight in a ward on %s', (dialect) => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;
  let statements: RecordedStatement[];

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const recorder = await StatementRecorder.on(database.unitOfWork);
    ward = await liveThroughAWard(database);
    await openAllPages(ward);
    statements = recorder.statements.filter(looksForRows);
    // PostgreSQL takes an index only where there is much to be spared.
    if (dialect === 'postgres') await copyWards(database.unitOfWork.read, 200);
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  it(
    'find their rows by an index, however many there are',
    async () => {
      const scans: string[] = [];
      for (const statement of statements) {
        for (const { table, detail } of await scansOf(database.unitOfWork.read, statement)) {
          if (table in smallTables) continue;
          scans.push(`${detail} of ${table}: ${statement.sql.replace(/\s+/g, ' ')}`);
        }
      }
      expect(scans).toEqual([]);
      // The fortnight was lived, and its statements heard.
      expect(statements.length).toBeGreaterThan(250);
    },
    longMs,
  );
});
