import { ApiProperty } from '@nestjs/swagger';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { LearningNote, Skill, SkillChange } from '../../learning';
import type { SkillWithHistory } from './courses.service';
import type { StuckLearner } from './stuck-learners';

// What the API answers, as classes, so that its description can name every field.

const level = { enum: skillLevels, enumName: 'SkillLevel' } as const;

/** One change of a skill. */
export class SkillChangeView extends SkillChange {
  @ApiProperty({ ...level, nullable: true })
  declare levelFrom: SkillLevel | null;

  @ApiProperty(level)
  declare levelTo: SkillLevel;
}

/** What a mentee can do in one topic, with its changes, the newest first. */
export class SkillView extends Skill implements SkillWithHistory {
  @ApiProperty(level)
  declare level: SkillLevel;

  @ApiProperty(level)
  declare levelBefore: SkillLevel;

  history!: SkillChangeView[];
}

/** What was agreed for somebody who gets no further with a topic. */
export class LearningNoteView extends LearningNote {}

/** Somebody who cannot do a topic alone after many lessons in it. */
export class StuckLearnerView implements StuckLearner {
  menteeId!: string;
  fullName!: string;
  phone!: string | null;
  hamletId!: string;
  hamletName!: string;
  topic!: string;

  @ApiProperty(level)
  level!: SkillLevel;

  /** By whomever, since anything was noted about it. */
  lessons!: number;
  /** Start of the latest of them. */
  lastAt!: number;
  mentorId!: string;
  mentorName!: string;
  mentorPhone!: string | null;
  /** What was noted last about the two; null when nothing ever was. */
  note!: string | null;
  notedAt!: number | null;
}
