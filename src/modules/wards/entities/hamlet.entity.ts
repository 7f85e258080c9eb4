import { Entity } from 'typeorm';
import { DegreesColumn, IdColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** A thôn, xóm, tổ dân phố or khu phố of a ward. */
@Entity('hamlet')
export class Hamlet {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn()
  name!: string;

  @DegreesColumn()
  latitude!: number;

  @DegreesColumn()
  longitude!: number;
}
