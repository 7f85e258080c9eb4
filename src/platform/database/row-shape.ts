import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';

/** How the rows of an entity look in its table. */
export interface RowShape {
  table: string;
  /** The table's columns, as a list for a statement. */
  names: string;
  columns: ColumnShape[];
}

export interface ColumnShape {
  name: string;
  property: string;
  toDatabase: (value: unknown) => unknown;
  /** Null where the driver gives the value as the program wants it. */
  fromDatabase: Reader | null;
}

/** Makes the program's value of a driver's, which is not null. */
export type Reader = (value: unknown) => unknown;

/**
 * What the drivers do not know: SQLite keeps 0 and 1, and JSON is text on both. Instants are numbers
 * already, because PostgreSQL's bigints are read as such (options.ts).
 */
export const readFlag = (value: unknown): boolean => Boolean(value);
const readJson = (value: unknown): unknown => JSON.parse(value as string);

const readers = new Map<unknown, Reader>([
  ['boolean', readFlag],
  ['simple-json', readJson],
]);

const shapes = new WeakMap<EntityMetadata, RowShape>();

/** Worked out once: asking TypeORM takes longer over a row than the database does. */
export function shapeOf(manager: EntityManager, entity: new () => ObjectLiteral): RowShape {
  const { connection } = manager;
  const metadata = connection.getMetadata(entity);
  let shape = shapes.get(metadata);
  if (!shape) {
    const { driver } = connection;
    const columns = metadata.columns.map((column): ColumnShape => {
      const fromDatabase = readers.get(column.type) ?? null;
      // A text that is sealed has a transformer (sealing.ts).
      const isPrepared = fromDatabase !== null || column.transformer !== undefined;
      return {
        name: column.databaseName,
        property: column.propertyName,
        toDatabase: (value) => {
          const given: unknown = value === undefined ? (column.default ?? null) : value;
          return isPrepared ? driver.preparePersistentValue(given, column) : given;
        },
        fromDatabase,
      };
    });
    const names = columns.map(({ name }) => name).join(', ');
    shape = { table: metadata.tableName, names, columns };
    shapes.set(metadata, shape);
  }
  return shape;
}

/** What is written for a value of one column, by a statement that names it itself. */
export function storedValue<T extends ObjectLiteral, Property extends keyof T & string>(
  manager: EntityManager,
  entity: new () => T,
  property: Property,
  value: T[Property],
): unknown {
  const found = shapeOf(manager, entity).columns.find((one) => one.property === property);
  return found?.toDatabase(value);
}
