/** What other modules may use of this one. */
export { placeBounds, wordBounds } from './curriculum/topic-bounds';
export {
  AddedTopicsService,
  type PlaceOfTopic,
  type TopicToRename,
} from './curriculum/added-topics.service';
export { CurriculumService } from './curriculum/curriculum.service';
export { loadCurriculum } from './curriculum/load-curriculum';
export {
  type GeneralChanges,
  type Lesson,
  lessonIn,
  type TopicContents,
  unchanged,
  unchangedInWard,
} from './curriculum/topic-contents';
export { LessonVideos } from './videos/lesson-videos.service';
export { readVideo } from './videos/read-video';
export { VideoFiles } from './videos/video-files';
export type { TopicWords } from './entities/topic-words';
export { LearningNote } from './entities/learning-note.entity';
export { Skill } from './entities/skill.entity';
export { SkillChange } from './entities/skill-change.entity';
export { learningErasure } from './learning.erasure';
export { learningEntities } from './learning.entities';
export { LearningModule } from './learning.module';
export { LearningNotes } from './skills/learning-notes.service';
export { hasReached, progressIn, skillProgress } from './skills/skill-progress';
export { type SkillContext, SkillsService } from './skills/skills.service';
