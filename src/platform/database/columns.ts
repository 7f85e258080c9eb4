import { Column, ColumnOptions, PrimaryColumn } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/** A new identifier: a UUID of version 7, so that rows made later sort later. */
export const newId = (): string => uuidv7();

/** Primary key, made by the program, so that a parent and its children can be written together. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 });

/** A reference to another row. */
export const RefColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, ...options });

/** An instant in epoch milliseconds (UTC); the same integer on both databases. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'bigint', ...options });

/** A local date, 'YYYY-MM-DD'. */
export const DateColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 10, ...options });

export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', ...options });

export const IntegerColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'integer', ...options });

export const FlagColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'boolean', ...options });

/** Degrees (WGS 84). */
export const DegreesColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'double precision', ...options });

/** A value kept as JSON text: lists of codes, windows, settings; never searched by the database. */
export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'simple-json', ...options });
