import { Entity } from 'typeorm';
import type { ConsentWay } from '../../../core/people/consents';
import {
  DateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

/** A person's agreement to the processing of their data, or that they withdrew it; only ever added. */
@Entity('consent')
export class Consent {
  @IdColumn()
  id!: string;

  @PersonColumn()
  personId!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  kind!: 'given' | 'withdrawn';

  /** The day on which it was given, or withdrawn. */
  @DateColumn()
  givenOn!: string;

  @TextColumn({ length: 10 })
  way!: ConsentWay;

  /** Where the signed form lies, or who heard it: "Phiếu số 12, tủ hồ sơ"; of a list its name. Empty where nothing was said. */
  @TextColumn({ ...sealed })
  proof!: string;

  /** Of `consent_wording`; null of lists of before wordings were kept, and of what was withdrawn. */
  @IntegerColumn({ nullable: true })
  wordingVersion!: number | null;

  @TextColumn({ length: 10 })
  takenByKind!: string;

  @RefColumn({ nullable: true })
  takenById!: string | null;

  @InstantColumn()
  createdAt!: number;
}
