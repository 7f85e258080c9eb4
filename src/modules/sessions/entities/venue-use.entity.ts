import { Entity, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../../platform/database/columns';

/** Seats taken in a venue in one half hour, over all sessions there; the database keeps taken within seats. */
@Entity('venue_use')
export class VenueUse {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  venueId!: string;

  /** Start of the half hour, epoch milliseconds. */
  @PrimaryColumn({ type: 'bigint' })
  startAt!: number;

  @IntegerColumn()
  taken!: number;

  @IntegerColumn()
  seats!: number;
}
