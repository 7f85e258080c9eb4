import { Global, Module } from '@nestjs/common';
import { CurriculumController } from './curriculum/curriculum.controller';
import { CurriculumService } from './curriculum/curriculum.service';
import { WardCurriculumController } from './curriculum/ward-curriculum.controller';
import { SkillsService } from './skills/skills.service';

/** What is taught, and what people can do of it; global, since pairing, planning and lessons read it. */
@Global()
@Module({
  controllers: [CurriculumController, WardCurriculumController],
  providers: [CurriculumService, SkillsService],
  exports: [CurriculumService, SkillsService],
})
export class LearningModule {}
