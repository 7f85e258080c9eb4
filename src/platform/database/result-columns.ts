import type { EntityManager, ObjectLiteral } from 'typeorm';
import { readFlag, shapeOf } from './row-shape';

/** One column of what a statement gives: the type of its values, and how they are read. */
export interface ResultColumn<Value> {
  /** Null where the driver gives the value as the program wants it. */
  reader(manager: EntityManager): ((value: unknown) => Value) | null;
  /** Rows with the same text get the same value. */
  isShared?: true;
}

/** The columns of a statement by the names that it gives them. */
export type ResultColumns = Record<string, ResultColumn<unknown>>;

/** A row with these columns. */
export type RowOf<Columns extends ResultColumns> = {
  [Name in keyof Columns]: Columns[Name] extends ResultColumn<infer Value> ? Value : never;
};

/** What an entity keeps under this property: its type, and whether it is JSON or a boolean. */
export function column<T extends ObjectLiteral, Property extends keyof T & string>(
  entity: new () => T,
  property: Property,
): ResultColumn<T[Property]> {
  return {
    reader(manager) {
      const kept = shapeOf(manager, entity).columns;
      const found = kept.find((one) => one.property === property);
      if (!found) throw new Error(`${entity.name} keeps no ${property}.`);
      return found.fromDatabase as ((value: unknown) => T[Property]) | null;
    },
  };
}

/** Several of an entity's, each under its own name. */
export function columns<T extends ObjectLiteral, Property extends keyof T & string>(
  entity: new () => T,
  ...properties: Property[]
): { [Name in Property]: ResultColumn<T[Name]> } {
  const all = properties.map((property) => [property, column(entity, property)]);
  return Object.fromEntries(all) as { [Name in Property]: ResultColumn<T[Name]> };
}

/** A column that may be missing: of a LEFT JOIN, or the greatest of no rows. */
export function orNull<Value>(of: ResultColumn<Value>): ResultColumn<Value | null> {
  return of;
}

/** For very many rows with few different lists: they take up memory once, and must not be changed. */
export function shared<Value>(of: ResultColumn<Value>): ResultColumn<Value> {
  return { ...of, isShared: true };
}

/** A text that the statement works out by itself. */
export const text: ResultColumn<string> = { reader: () => null };

/** One of these codes, such as a literal of the statement. */
export function codeOf<Code extends string>(): ResultColumn<Code> {
  return { reader: () => null };
}

/** A count, a sum or an instant; PostgreSQL gives the sum of bigints as a text. */
export const number: ResultColumn<number> = { reader: () => Number };

/** What is true or false of a row. */
export const flag: ResultColumn<boolean> = { reader: () => readFlag };
