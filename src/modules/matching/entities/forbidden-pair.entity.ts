import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** Two people who must not be paired again. */
@Entity('forbidden_pair')
export class ForbiddenPair {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @PersonColumn()
  mentorId!: string;

  @PersonColumn()
  menteeId!: string;

  @InstantColumn()
  createdAt!: number;
}
