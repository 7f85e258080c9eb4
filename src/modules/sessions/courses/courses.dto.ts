import { IsIn } from 'class-validator';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { largestInteger, longestReason } from '../../../platform/http/bounds';
import { Text, Version, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';

/** How far somebody is, as it was seen outside of marking a session. */
export class SkillCorrectionDto {
  @IsIn(skillLevels)
  level!: SkillLevel;

  /** Before their first lesson; as it was when left out. */
  @MayBeLeftOut()
  @IsIn(skillLevels)
  levelBefore?: SkillLevel;

  /** Why it is corrected; kept in the history. */
  @Text(longestReason)
  reason!: string;

  /** Of the skill as it was read; 0 when nothing was written down yet. */
  @Whole(0, largestInteger)
  version!: number;
}

/** What was agreed for somebody who gets no further with a topic. */
export class LearningNoteDto {
  @Text(longestReason)
  note!: string;
}

/** What a topic that the ward added is called from now on. */
export class TopicNameDto {
  /** What everybody reads. */
  @Text(60)
  topicName!: string;

  @Version()
  version!: number;
}
