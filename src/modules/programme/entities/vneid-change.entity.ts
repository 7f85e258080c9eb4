import { Entity } from 'typeorm';
import type { VneidState, VneidWay } from '../../../core/programme/vneid';
import type { Actor } from '../../access';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** One change of what is known of a person's VNeID: rows are only ever added. */
@Entity('vneid_change')
export class VneidChange {
  @IdColumn()
  id!: string;

  @RefColumn()
  recordId!: string;

  /** Null when it was written down for the first time. */
  @TextColumn({ length: 10, nullable: true })
  stateFrom!: VneidState | null;

  @TextColumn({ length: 10 })
  stateTo!: VneidState;

  @DateColumn()
  seenOn!: string;

  @TextColumn({ length: 10, nullable: true })
  how!: VneidWay | null;

  @TextColumn({ length: 10 })
  actorKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  actorId!: string | null;

  @InstantColumn()
  at!: number;
}
