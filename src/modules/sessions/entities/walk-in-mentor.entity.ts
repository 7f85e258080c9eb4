import { Entity, PrimaryColumn } from 'typeorm';

/** An ambassador who serves on a walk-in day. */
@Entity('walk_in_mentor')
export class WalkInMentor {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  walkInDayId!: string;

  @PrimaryColumn({ type: 'varchar', length: 36 })
  mentorId!: string;
}
