import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** What people agree to, word for word; a new version is a new row, and the one with the highest is asked today. */
@Entity('consent_wording')
export class ConsentWording {
  @IdColumn()
  id!: string;

  @IntegerColumn()
  version!: number;

  @TextColumn({ type: 'text' })
  vi!: string;

  @TextColumn({ type: 'text' })
  en!: string;

  @InstantColumn()
  madeAt!: number;

  @RefColumn({ nullable: true })
  madeById!: string | null;
}
