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

  /** The first of the wards that this account works for; null for administrators and coordinators. */
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
  role!: 'operator' | 'officer' | 'provincial' | 'counter';

  /** The province that a coordinator reads the figures of. */
  @TextColumn({ nullable: true })
  provinceCode!: string | null;

  /** Raised when the password changes or everybody is signed out: older cookies end. */
  @IntegerColumn()
  signInVersion!: number;

  @FlagColumn()
  isActive!: boolean;

  @InstantColumn()
  createdAt!: number;
}
