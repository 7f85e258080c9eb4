import { entities } from '../../../src/app/entities';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { columnsOfEntity, columnsOfTable, tablesOf } from '../../support/databases/table-columns';

/** TypeORM's own list, counters that are one statement each (`modules/access`), and what is read before anything else. */
const withoutEntity = ['data_key', 'migrations', 'rate_limit'];

describe.each(dialects)('the tables on %s', (dialect) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());

  it('have the columns of their entities and no others: types, lengths, and what may be missing', async () => {
    const { read } = database.unitOfWork;
    const wanted: Record<string, object> = {};
    const found: Record<string, object> = {};
    for (const entity of entities) {
      const { tableName } = read.connection.getMetadata(entity);
      wanted[tableName] = { ...wanted[tableName], ...columnsOfEntity(read, entity) };
      found[tableName] = await columnsOfTable(read, tableName);
    }
    expect(found).toEqual(wanted);
  });

  it('are those of entities, and three that need none', async () => {
    const { read } = database.unitOfWork;
    const known = entities.map((entity) => read.connection.getMetadata(entity).tableName);
    const others = (await tablesOf(read)).filter((table) => !known.includes(table));
    expect(others.sort()).toEqual(withoutEntity);
  });
});
