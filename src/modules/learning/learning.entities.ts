import { CurriculumTopic } from './entities/curriculum-topic.entity';
import { LearningNote } from './entities/learning-note.entity';
import { Skill } from './entities/skill.entity';
import { SkillChange } from './entities/skill-change.entity';
import { WardTopic } from './entities/ward-topic.entity';

/** The tables of this module. */
export const learningEntities = [CurriculumTopic, LearningNote, Skill, SkillChange, WardTopic];
