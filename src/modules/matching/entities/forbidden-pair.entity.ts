import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../../../platform/database/columns';

/** Two people who must not be paired again. */
@Entity('forbidden_pair')
export class ForbiddenPair {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn()
  mentorId!: string;

  @RefColumn()
  menteeId!: string;

  @InstantColumn()
  createdAt!: number;
}
