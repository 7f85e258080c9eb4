import { Entity } from 'typeorm';
import type { RecipientKind } from '../../../core/reminders/kinds';
import type { Actor } from '../../access';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** What staff say to several people at once; the messages of it are rows of `reminder` (tin của đơn vị). */
@Entity('announcement')
export class Announcement {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** Whom it is for: ambassadors or mentees. */
  @TextColumn({ length: 6 })
  side!: RecipientKind;

  @TextColumn({ ...sealed })
  text!: string;

  /** How many leave: one for a phone, however many people it is shared by. */
  @IntegerColumn()
  messages!: number;

  /** Of each of them, as a text message. */
  @IntegerColumn()
  parts!: number;

  @InstantColumn()
  dueAt!: number;

  /** Its messages have this as the start of what they tell of; no other of the ward has the same. */
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
