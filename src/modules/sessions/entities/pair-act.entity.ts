import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

export type PairActKind = 'move' | 'lock' | 'unlock';

/** What an officer did to one pair; what fell with it are its effects (`change_effect`). */
@Entity('pair_act')
export class PairAct {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: PairActKind;

  @PersonColumn()
  menteeId!: string;

  /** The pair that ended; null where the mentee had nobody. */
  @RefColumn({ nullable: true })
  beforeId!: string | null;

  /** The pair that was made, or the one that was locked. */
  @RefColumn()
  afterId!: string;

  @InstantColumn()
  madeAt!: number;

  @TextColumn({ length: 10 })
  madeByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  madeById!: string | null;

  /** Null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
