import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** What a mentee can do in one topic, as it was seen last. */
@Entity('skill')
export class Skill {
  @IdColumn()
  id!: string;

  @PersonColumn()
  menteeId!: string;

  @TextColumn({ length: 40 })
  topic!: string;

  @TextColumn({ length: 10 })
  level!: SkillLevel;

  /** Before the first lesson. */
  @TextColumn({ length: 10 })
  levelBefore!: SkillLevel;

  /** Lessons in the topic that the mentee had come to. */
  @IntegerColumn()
  lessons!: number;

  /** Since when nothing more is planned of it; null while it is to be learned. */
  @InstantColumn({ nullable: true })
  reachedAt!: number | null;

  /** In which session it was seen; null outside of one. */
  @RefColumn({ nullable: true })
  sessionId!: string | null;

  @TextColumn({ length: 10 })
  seenByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  seenById!: string | null;

  @InstantColumn()
  seenAt!: number;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
