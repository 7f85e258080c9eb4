import { newId } from '../../../src/platform/database/columns';
import { cancelOf } from '../../../src/modules/reminders/rows/person-rows';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { looksForRows, scansOf } from '../../support/databases/query-plans';
import { StatementRecorder } from '../../support/databases/statement-recorder';

// PostgreSQL takes the same index where there is much to be spared; SQLite plans by the tables alone.
describe('the messages of somebody who stops', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
  });
  afterAll(() => database.drop());

  it('are found by an index while everybody else who writes waits, however many there are', async () => {
    const { unitOfWork } = database;
    const recorder = await StatementRecorder.on(unitOfWork);
    await unitOfWork.write((manager) => cancelOf(manager, newId()));
    const statements = recorder.statements.filter(looksForRows);
    expect(statements).toHaveLength(2);
    for (const statement of statements) {
      expect(await scansOf(unitOfWork.read, statement)).toEqual([]);
    }
  });
});
