import { Skill } from './entities/skill.entity';
import { SkillChange } from './entities/skill-change.entity';

/** The tables of this module. */
export const learningEntities = [Skill, SkillChange];
