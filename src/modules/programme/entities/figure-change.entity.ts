import { Entity } from 'typeorm';
import { IdColumn, RefColumn } from '../../../platform/database/columns';

/** That a ward's figures may have changed since they were counted; the database writes it with every change. */
@Entity('figure_change')
export class FigureChange {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;
}
