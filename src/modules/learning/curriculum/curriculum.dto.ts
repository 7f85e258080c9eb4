import { ArrayUnique, IsIn } from 'class-validator';
import { lessonMinutes, type LessonStep } from '../../../core/curriculum/lesson';
import { largestInteger } from '../../../platform/http/bounds';
import { HttpsLink, ListOf, Text, Texts, Version, Whole } from '../../../platform/http/fields';
import { Codes } from '../../people';
import { OrNull } from '../../../platform/http/left-out';
import { languages } from '../../../texts';
import type { TopicWords } from '../entities/topic-words';
import { placeBounds, wordBounds } from './topic-bounds';

/** A part of a session. */
export class LessonStepDto implements LessonStep {
  @Whole(1, lessonMinutes)
  minutes!: number;

  /** What happens in it. */
  @Text(wordBounds.step)
  text!: string;
}

/** A topic in the words of one language; null is the more general text. */
export class TopicWordsDto implements TopicWords {
  @IsIn(languages().map(({ code }) => code))
  language!: string;

  /** What the topic is called over its lesson and its card. */
  @OrNull()
  @Text(wordBounds.name)
  name!: string | null;

  /** What the learner can do afterwards. */
  @OrNull()
  @Text(wordBounds.aim)
  aim!: string | null;

  /** For the ambassador; 30 minutes together. */
  @OrNull()
  @ListOf(() => LessonStepDto, wordBounds.steps, 1)
  steps!: LessonStepDto[] | null;

  /** For the learner to take home, a line each. */
  @OrNull()
  @Texts(wordBounds.card, wordBounds.cardLine, 1)
  card!: string[] | null;
}

/** All that a ward says of a topic; what stood there before is replaced. */
export class WardTopicDto {
  /** In each language that has words of its own. */
  @ArrayUnique(({ language }: TopicWordsDto) => language)
  @ListOf(() => TopicWordsDto, 20)
  words!: TopicWordsDto[];

  /** An https address of a video or a file; null is the general one. */
  @OrNull()
  @HttpsLink()
  videoUrl!: string | null;

  /** As it was read; 0 when nothing was changed yet. */
  @Whole(0, largestInteger)
  version!: number;
}

/** Where a topic that a ward added stands among the others. */
export class PlaceOfTopicDto {
  /** Lower ones come first; the built-in topics have 10, 20, 30 … */
  @Whole(1, placeBounds.rank)
  rank!: number;

  /** Topics that come before it, for whoever needs them. */
  @Codes('topic')
  after!: string[];

  /** Lessons after which the course goes on for whoever does it with help by then. */
  @Whole(1, placeBounds.lessons)
  lessons!: number;

  /** Groups that it is meant for; empty is everybody. */
  @Codes('group')
  forGroups!: string[];
}

/** A topic that a ward adds. */
export class NewTopicDto extends PlaceOfTopicDto {
  /** What everybody reads. */
  @Text(60)
  topicName!: string;
}

/** Its place, said anew. */
export class ChangedPlaceDto extends PlaceOfTopicDto {
  @Version()
  version!: number;
}

/** All that operators say of a topic; null is as the service comes with it. */
export class CurriculumTopicDto extends WardTopicDto {
  /** Lower ones come first; the built-in topics have 10, 20, 30 … */
  @OrNull()
  @Whole(1, placeBounds.rank)
  rank!: number | null;

  /** Topics that come before it, for whoever needs them. */
  @OrNull()
  @Codes('topic')
  comesAfter!: string[] | null;

  /** Lessons after which the course goes on for whoever does it with help by then. */
  @OrNull()
  @Whole(1, placeBounds.lessons)
  lessons!: number | null;

  /** Groups that it is meant for; empty is everybody. */
  @Codes('group')
  forGroups!: string[];
}
