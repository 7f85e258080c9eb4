import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** An identity at the provider that opens an account or an ambassador's pages; one identity opens one of them. */
@Entity('provider_link')
export class ProviderLink {
  @IdColumn()
  id!: string;

  /** Keyed hash of issuer, claim and its value, base64url: neither a citizen's number nor the provider's stands anywhere. */
  @TextColumn({ length: 22 })
  subjectHash!: string;

  @TextColumn({ length: 7 })
  holderKind!: 'account' | 'mentor';

  /** The account, or the personal link, as of a sign-in: without a standing one of it the connection has ended. */
  @RefColumn()
  holderId!: string;

  /** Of an account, as it was then: it ends with the password or second factor by which it was made; 0 of a personal link. */
  @IntegerColumn()
  signInVersion!: number;

  @InstantColumn()
  createdAt!: number;
}
