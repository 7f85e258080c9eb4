import { Entity } from 'typeorm';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** How somebody agreed: on paper, or spoken before a witness. */
export type ConsentWay = 'signed' | 'spoken';

/** A person's agreement to the processing of their data, with what proves it; only ever added. */
@Entity('consent')
export class Consent {
  @IdColumn()
  id!: string;

  @PersonColumn()
  personId!: string;

  @RefColumn()
  wardId!: string;

  @DateColumn()
  givenOn!: string;

  @TextColumn({ length: 10 })
  way!: ConsentWay;

  /** Where the signed form lies, or who heard it: "Phiếu số 12, tủ hồ sơ". */
  @TextColumn()
  proof!: string;

  @TextColumn({ length: 10 })
  takenByKind!: string;

  @RefColumn({ nullable: true })
  takenById!: string | null;

  @InstantColumn()
  createdAt!: number;
}
