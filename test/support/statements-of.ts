import type { Logger } from 'typeorm';
import type { UnitOfWork } from '../../src/platform/database/unit-of-work';

/** Every statement that is read with while `work` goes on, in order. */
export async function statementsOf(
  unitOfWork: UnitOfWork,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const { connection } = unitOfWork.read;
  const { logger } = connection;
  const nothing = (): void => undefined;
  const listening: Logger = {
    logQuery: (statement) => void statements.push(statement.replace(/\s+/g, ' ')),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
  connection.logger = listening;
  try {
    await work();
  } finally {
    connection.logger = logger;
  }
  return statements;
}
