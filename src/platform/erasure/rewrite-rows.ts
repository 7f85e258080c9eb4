import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** Changes some columns of the rows that a condition finds; null leaves a row as it is. */
export async function rewriteRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  where: FindOptionsWhere<T> | FindOptionsWhere<T>[],
  change: (row: T) => Partial<T> | null,
): Promise<void> {
  const { primaryColumns } = manager.connection.getMetadata(entity);
  for (const row of await manager.findBy(entity, where)) {
    const changed = change(row);
    if (changed === null) continue;
    const key = Object.fromEntries(
      primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName] as unknown]),
    );
    await manager.update(entity, key, changed);
  }
}

/** Whether the texts of a value would say less; rows that say nothing of somebody are not written. */
export function differs(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
