import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

/** What was agreed for a mentee who gets no further with a topic: rows are only ever added. */
@Entity('learning_note')
export class LearningNote {
  @IdColumn()
  id!: string;

  @PersonColumn()
  menteeId!: string;

  @TextColumn({ length: 40 })
  topic!: string;

  @TextColumn({ ...sealed })
  note!: string;

  @TextColumn({ length: 10 })
  actorKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  actorId!: string | null;

  @InstantColumn()
  at!: number;
}
