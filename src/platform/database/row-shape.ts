import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';

/** How the rows of an entity look in its table. */
export interface RowShape {
  table: string;
  /** The table's columns, as a list for a statement. */
  names: string;
  columns: ColumnShape[];
}

interface ColumnShape {
  name: string;
  property: string;
  toDatabase: (value: unknown) => unknown;
  fromDatabase: (value: unknown) => unknown;
}

const shapes = new WeakMap<EntityMetadata, RowShape>();

/** Worked out once: asking TypeORM takes longer over a row than the database does. */
export function shapeOf(manager: EntityManager, entity: new () => ObjectLiteral): RowShape {
  const { connection } = manager;
  const metadata = connection.getMetadata(entity);
  let shape = shapes.get(metadata);
  if (!shape) {
    const { driver } = connection;
    const columns = metadata.columns.map((column): ColumnShape => {
      const asItIs = (value: unknown): unknown => value;
      const isPlain = column.type !== 'simple-json' && column.type !== 'boolean';
      return {
        name: column.databaseName,
        property: column.propertyName,
        toDatabase: (value) => {
          const given: unknown = value === undefined ? (column.default ?? null) : value;
          return isPlain ? given : driver.preparePersistentValue(given, column);
        },
        fromDatabase: isPlain ? asItIs : (value) => driver.prepareHydratedValue(value, column),
      };
    });
    const names = columns.map(({ name }) => name).join(', ');
    shape = { table: metadata.tableName, names, columns };
    shapes.set(metadata, shape);
  }
  return shape;
}
