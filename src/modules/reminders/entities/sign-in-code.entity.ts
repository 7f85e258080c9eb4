import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from '../../../platform/database/columns';

/**
 * Somebody asked for a code by which the ambassador with this number signs in, known or not. The code itself stands
 * nowhere: it follows from the id and the secret of the service.
 */
@Entity('sign_in_code')
export class SignInCode {
  @IdColumn()
  id!: string;

  @TextColumn()
  phone!: string;

  /** How often it was said, rightly or not. */
  @IntegerColumn()
  tries!: number;

  @InstantColumn({ nullable: true })
  sentAt!: number | null;

  @InstantColumn()
  endsAt!: number;
}
