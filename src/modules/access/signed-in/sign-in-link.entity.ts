import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** A link that lets one of the staff in once, within minutes; what was used is deleted. */
@Entity('sign_in_link')
export class SignInLink {
  @IdColumn()
  id!: string;

  /** SHA-256 of the token, base64url. */
  @TextColumn({ length: 43 })
  tokenHash!: string;

  @RefColumn()
  accountId!: string;

  /** Of the account as it was then: it ends with every other sign-in. */
  @IntegerColumn()
  signInVersion!: number;

  /** Whether it lets in, or lets choose a new password. */
  @TextColumn({ length: 10 })
  purpose!: 'sign-in' | 'password';

  @InstantColumn()
  endsAt!: number;
}
