import type { EntityManager } from 'typeorm';
import { RefColumn } from './columns';

interface Options {
  /** The property that tells the rows of one person apart. */
  key?: string;
  /**
   * The statement that gives the keys of a person's rows, every placeholder of which is the person, where no index
   * leads from the person to their rows.
   */
  rows?: string;
}

interface Declared extends Options {
  entity: new () => object;
  property: string;
}

const declared: Declared[] = [];

/** Says of a column that it leads to a person's record, and goes with them when two records turn out to be one person. */
export const LeadsToPerson =
  (options: Options = {}): PropertyDecorator =>
  (target, property) => {
    const entity = target.constructor as new () => object;
    declared.push({ entity, property: String(property), ...options });
  };

/** A reference to a mentor's or a mentee's record that goes with them. */
export const PersonColumn =
  (options: Options = {}): PropertyDecorator =>
  (target, property) => {
    RefColumn()(target, property);
    LeadsToPerson(options)(target, property);
  };

/** A table's column that leads to a person, by their names in the database. */
export interface PersonColumnNames {
  table: string;
  column: string;
  key: string;
  /** Each change of a row raises its version. */
  isVersioned: boolean;
  /** Gives the keys of a person's rows, under the name `key`. */
  rows: string;
}

/** All of them, always in the same order. */
export function personColumns({ connection }: EntityManager): PersonColumnNames[] {
  const names = declared.map(({ entity, property, key: keyProperty = 'id', rows }) => {
    const { tableName: table, columns } = connection.getMetadata(entity);
    const nameOf = (wanted: string): string =>
      columns.find(({ propertyName }) => propertyName === wanted)?.databaseName ?? wanted;
    const [column, key] = [nameOf(property), nameOf(keyProperty)];
    const plain = `SELECT ${key} AS key FROM ${table} WHERE ${column} = $1 ORDER BY ${key}`;
    const isVersioned = columns.some(({ propertyName }) => propertyName === 'version');
    return { table, column, key, isVersioned, rows: rows ?? plain };
  });
  return names.sort((a, b) => (`${a.table} ${a.column}` < `${b.table} ${b.column}` ? -1 : 1));
}
