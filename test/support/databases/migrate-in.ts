import type { QueryRunner } from 'typeorm';
import type { TestDatabase } from './databases';

/** Runs a migration's way up or down in one transaction, on a database that has rows. */
export function migrateIn(
  { unitOfWork }: TestDatabase,
  way: (runner: QueryRunner) => Promise<void>,
): Promise<void> {
  return unitOfWork.write(async ({ queryRunner }) => {
    if (!queryRunner) throw new Error('A migration needs a transaction.');
    await way(queryRunner);
  });
}
