import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../../../platform/database/columns';

/** What stands above and below a unit's papers; empty where nobody said it, which is a blank line on paper. */
@Entity('letterhead')
export class Letterhead {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  wardId!: string;

  /** The agency above, where there is one. */
  @TextColumn({ length: 200 })
  parentAgency!: string;

  /** Whose paper it is: "Ủy ban nhân dân xã …". */
  @TextColumn({ length: 200 })
  agency!: string;

  /** What follows the number: "BC-UBND". */
  @TextColumn({ length: 40 })
  numberSign!: string;

  /** Of the place and date. */
  @TextColumn({ length: 80 })
  place!: string;

  /** For whom it is signed: "TM. Ủy ban nhân dân". */
  @TextColumn({ length: 200 })
  authority!: string;

  @TextColumn({ length: 200 })
  signerTitle!: string;

  @TextColumn({ length: 120 })
  signerName!: string;

  /** Nơi nhận, a line each. */
  @TextColumn({ length: 1000 })
  recipients!: string;

  @InstantColumn()
  updatedAt!: number;
}
