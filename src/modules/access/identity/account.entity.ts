import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** A member of staff who signs in with a password. */
@Entity('account')
export class Account {
  @IdColumn()
  id!: string;

  /** The ward whose officer this is; null for the operator of the whole service. */
  @RefColumn({ nullable: true })
  wardId!: string | null;

  /** What is typed at sign-in, lower case. */
  @TextColumn()
  login!: string;

  @TextColumn()
  fullName!: string;

  /** argon2id, in PHC string format. */
  @TextColumn()
  passwordHash!: string;

  @TextColumn({ length: 12 })
  role!: 'officer' | 'operator';

  /** Raised when the password changes or everybody is signed out: older cookies end. */
  @IntegerColumn()
  signInVersion!: number;

  @FlagColumn()
  isActive!: boolean;

  @InstantColumn()
  createdAt!: number;
}
