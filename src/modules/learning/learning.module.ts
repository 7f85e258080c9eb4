import { Global, Module } from '@nestjs/common';
import { SkillsService } from './skills/skills.service';

/** What is taught, and what people can do of it; global, since pairing, planning and lessons read it. */
@Global()
@Module({
  providers: [SkillsService],
  exports: [SkillsService],
})
export class LearningModule {}
