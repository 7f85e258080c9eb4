import { Entity } from 'typeorm';
import { IdColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** One row that leads to another record of a person since two were merged. */
@Entity('merged_row')
export class MergedRow {
  @IdColumn()
  id!: string;

  @RefColumn()
  stopId!: string;

  @TextColumn({ length: 40 })
  tableName!: string;

  @TextColumn({ length: 40 })
  columnName!: string;

  @RefColumn()
  rowKey!: string;

  /** The record that it led to before. */
  @RefColumn()
  fromId!: string;

  @RefColumn()
  toId!: string;
}
