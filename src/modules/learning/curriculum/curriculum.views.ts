import type { Lesson } from './topic-contents';
import { CurriculumTopicDto, LessonStepDto, WardTopicDto } from './curriculum.dto';

// What the API answers, as classes, so that its description can name every field.

/** A topic and its lesson, in the reader's language and with the words of their ward. */
export class LessonView implements Lesson {
  topic!: string;
  name!: string;
  /** Lower ones come first. */
  rank!: number;
  /** Topics that come before it, for whoever needs them. */
  after!: string[];
  /** Lessons after which the course goes on for whoever does it with help by then. */
  lessons!: number;
  /** Groups that it is meant for; empty is everybody. */
  forGroups!: string[];
  /** What the learner can do afterwards. */
  aim!: string;
  /** For the ambassador; 30 minutes together. */
  steps!: LessonStepDto[];
  /** For the learner to take home, a line each. */
  card!: string[];
  /** An https address of a video or a file. */
  videoUrl!: string | null;
  /** In its place a file that was uploaded, at `/videos/` and this name. */
  videoFile!: string | null;
}

/** What operators changed of a topic. */
export class CurriculumTopicView extends CurriculumTopicDto {
  topic!: string;
  /** A file that was uploaded, at `/videos/` and this name; it goes before the link. */
  videoFile!: string | null;
}

/** What a ward changed of a topic. */
export class WardTopicView extends WardTopicDto {
  topic!: string;
  /** A file that was uploaded, at `/videos/` and this name; it goes before the link. */
  videoFile!: string | null;
}
