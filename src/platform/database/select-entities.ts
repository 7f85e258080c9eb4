import type { EntityManager, ObjectLiteral } from 'typeorm';
import { shapeOf } from './row-shape';

/**
 * Whole entities by a condition in SQL, with its ORDER BY, that TypeORM's `find` cannot say, or on the
 * ways that are walked most: over a row TypeORM's select builder takes longer than the database does.
 * Placeholders are as for `select`.
 */
export async function selectEntities<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  condition: string,
  parameters: unknown[],
): Promise<T[]> {
  const { table, names, columns } = shapeOf(manager, entity);
  const rows = await manager.query<Record<string, unknown>[]>(
    `SELECT ${names} FROM ${table} WHERE ${condition}`,
    parameters,
  );
  return rows.map((row) => {
    const found: Record<string, unknown> = new entity();
    for (const { name, property, fromDatabase } of columns) {
      const value = row[name];
      found[property] = fromDatabase && value !== null ? fromDatabase(value) : value;
    }
    return found as T;
  });
}
