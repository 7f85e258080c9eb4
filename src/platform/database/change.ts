import type { EntityManager } from 'typeorm';

/** How many rows a statement of a write changed: 0 tells that its condition did not hold. */
export async function change(
  manager: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const runner = manager.queryRunner;
  if (!runner) throw new Error('A change belongs inside a unit of work.');
  const result = await runner.query(sql, parameters, true);
  return result.affected ?? 0;
}
