import { entities } from '../../src/app/entities';
import { erasureRules } from '../../src/app/erasure';
import { sealedPart } from '../../src/platform/database/sealing/sealing';
import { createTestDatabase } from '../support/databases';

/** Of the columns that may tell of people: names and what leads to them, codes, and what ADR 37 says is left as it was typed. */
const left: readonly string[] = [];

it('is known of every column that erasure empties: it is sealed, or says why not', async () => {
  const database = await createTestDatabase('sqlite');
  const { connection } = database.unitOfWork.read;
  const sealedOnes = new Set(
    entities.flatMap((entity) => {
      const { tableName, columns } = connection.getMetadata(entity);
      return columns
        .filter((column) => sealedPart(column) !== null)
        .map(({ databaseName }) => `${tableName}.${databaseName}`);
    }),
  );
  await database.drop();
  const told = erasureRules.flatMap(({ table, columns }) =>
    columns.map((one) => `${table}.${one}`),
  );
  expect([...new Set(told)].filter((one) => !sealedOnes.has(one)).sort()).toEqual(left);
});
