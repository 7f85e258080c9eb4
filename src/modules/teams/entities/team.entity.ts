import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** A community technology team (tổ công nghệ số cộng đồng). */
@Entity('team')
export class Team {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 120 })
  name!: string;

  /** Whose people it serves. A hamlet may have several teams. */
  @JsonColumn()
  hamletIds!: string[];

  /** Since when it is no more; null while it works. */
  @InstantColumn({ nullable: true })
  dissolvedAt!: number | null;

  /** Counts the changes of the team and of its members. */
  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
