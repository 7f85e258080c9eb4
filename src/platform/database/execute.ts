import type { EntityManager } from 'typeorm';

/**
 * Runs one UPDATE, DELETE or INSERT … SELECT inside a write, and tells how many rows it changed: 0 says
 * that its condition did not hold. The statement begins with its verb; placeholders are as for `select`.
 * Throws what the database refuses it by (violations.ts knows the invariants by name).
 */
export async function execute(
  manager: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const runner = manager.queryRunner;
  if (!runner) throw new Error('A change belongs inside a unit of work.');
  const { affected } = await runner.query(sql, parameters, true);
  return affected ?? 0;
}
