import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** How somebody came in. */
export type WayIn = 'password' | 'link' | 'set-up' | 'program' | 'code' | 'slip' | 'provider';

/** Somebody signed in at one browser or program; without its row the token there opens nothing. */
@Entity('sign_in')
export class SignIn {
  @IdColumn()
  id!: string;

  /** SHA-256 of the token, base64url: whoever reads the table can sign in by none of it. */
  @TextColumn({ length: 43 })
  tokenHash!: string;

  @TextColumn({ length: 7 })
  holderKind!: 'account' | 'mentor' | 'mentee';

  /** The account, or the personal link: without a standing one of it the sign-in has ended. */
  @RefColumn()
  holderId!: string;

  /** Of an account, as it was then; 0 of a personal link. */
  @IntegerColumn()
  signInVersion!: number;

  @TextColumn({ length: 10 })
  wayIn!: WayIn;

  /** Such as “Chrome, Windows”; empty where it does not say. */
  @TextColumn({ length: 40 })
  device!: string;

  /** The network address of staff; empty of everybody else. */
  @TextColumn({ length: 45 })
  address!: string;

  @InstantColumn()
  createdAt!: number;

  /** Within a few minutes (last-seen.ts). */
  @InstantColumn()
  seenAt!: number;

  /** When it ends unless it is seen again, at the latest when its longest time is over. */
  @InstantColumn()
  endsAt!: number;
}
