import type { QueryRunner } from 'typeorm';

/** Runs statements one by one, in order. */
export async function runStatements(runner: QueryRunner, statements: string[]): Promise<void> {
  for (const statement of statements) await runner.query(statement);
}

export function isPostgres(runner: QueryRunner): boolean {
  return runner.connection.options.type === 'postgres';
}
