/** What other modules may use of this one. */
export { loadCurriculum } from './curriculum/load-curriculum';
export { Skill } from './entities/skill.entity';
export { SkillChange } from './entities/skill-change.entity';
export { learningEntities } from './learning.entities';
export { LearningModule } from './learning.module';
export { skillProgress } from './skills/skill-progress';
export { SkillsService } from './skills/skills.service';
