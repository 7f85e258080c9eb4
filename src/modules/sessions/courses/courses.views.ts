import { ApiProperty } from '@nestjs/swagger';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { Skill, SkillChange } from '../../learning';
import type { SkillWithHistory } from './courses.service';

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
