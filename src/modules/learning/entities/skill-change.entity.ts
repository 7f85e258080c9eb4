import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** One change of a skill: rows are only ever added. */
@Entity('skill_change')
export class SkillChange {
  @IdColumn()
  id!: string;

  @RefColumn()
  skillId!: string;

  /** Null when it was written down for the first time. */
  @TextColumn({ length: 10, nullable: true })
  levelFrom!: SkillLevel | null;

  @TextColumn({ length: 10 })
  levelTo!: SkillLevel;

  /** Why it was corrected; null when it was seen in a lesson. */
  @TextColumn({ ...sealed, nullable: true })
  reason!: string | null;

  @RefColumn({ nullable: true })
  sessionId!: string | null;

  @TextColumn({ length: 10 })
  actorKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  actorId!: string | null;

  @InstantColumn()
  at!: number;
}
