import { Entity } from 'typeorm';
import type { VneidState, VneidWay } from '../../../core/programme/vneid';
import type { Actor } from '../../access';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** How far a person is with the confirmation on VNeID; two of one person where their records were merged. */
@Entity('vneid_record')
export class VneidRecord {
  @IdColumn()
  id!: string;

  @PersonColumn()
  menteeId!: string;

  @TextColumn({ length: 10 })
  state!: VneidState;

  /** The day on which it was so. */
  @DateColumn()
  seenOn!: string;

  /** How a confirmation was seen; null of what was only said. */
  @TextColumn({ length: 10, nullable: true })
  how!: VneidWay | null;

  @TextColumn({ length: 10 })
  byKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  byId!: string | null;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
