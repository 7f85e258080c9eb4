import { Global, Module } from '@nestjs/common';
import { AddedTopicsController } from './curriculum/added-topics.controller';
import { AddedTopicsService } from './curriculum/added-topics.service';
import { CurriculumController } from './curriculum/curriculum.controller';
import { CurriculumService } from './curriculum/curriculum.service';
import { WardCurriculumController } from './curriculum/ward-curriculum.controller';
import { LearningNotes } from './skills/learning-notes.service';
import { LessonVideosJobs } from './videos/lesson-videos.jobs';
import { LessonVideos } from './videos/lesson-videos.service';
import { VideoFiles } from './videos/video-files';
import { SkillsService } from './skills/skills.service';

/** What is taught, and what people can do of it; global, since pairing, planning and lessons read it. */
@Global()
@Module({
  controllers: [AddedTopicsController, CurriculumController, WardCurriculumController],
  providers: [
    AddedTopicsService,
    CurriculumService,
    LearningNotes,
    LessonVideos,
    LessonVideosJobs,
    SkillsService,
    VideoFiles,
  ],
  exports: [
    AddedTopicsService,
    CurriculumService,
    LearningNotes,
    LessonVideos,
    SkillsService,
    VideoFiles,
  ],
})
export class LearningModule {}
