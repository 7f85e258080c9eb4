import { Entity } from 'typeorm';
import { IdColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** People who live together (hộ); they stay with one mentor. */
@Entity('household')
export class Household {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** The household's code in the ward's own books. */
  @TextColumn()
  code!: string;
}
