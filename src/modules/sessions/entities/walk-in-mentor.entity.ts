import { Entity, PrimaryColumn } from 'typeorm';
import { LeadsToPerson } from '../../../platform/database/person-columns';

/** An ambassador who serves on a walk-in day. */
@Entity('walk_in_mentor')
export class WalkInMentor {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  walkInDayId!: string;

  @LeadsToPerson({ key: 'walkInDayId' })
  @PrimaryColumn({ type: 'varchar', length: 36 })
  mentorId!: string;
}
