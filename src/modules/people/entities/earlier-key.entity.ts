import { Entity } from 'typeorm';
import { IdColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** How a list named somebody before their name, year or hamlet was put right; it still finds them. */
@Entity('earlier_key')
export class EarlierKey {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 6 })
  side!: 'mentor' | 'mentee';

  @TextColumn()
  identityKey!: string;

  @PersonColumn()
  personId!: string;
}
