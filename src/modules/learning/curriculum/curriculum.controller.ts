import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswerLanguage } from '../../../platform/http/answer-language';
import type { Language } from '../../../texts';
import { type Actor, Allow, CurrentActor } from '../../access';
import { CurriculumTopicDto } from './curriculum.dto';
import { CurriculumService } from './curriculum.service';
import { CurriculumTopicView, LessonView } from './curriculum.views';
import { lessonIn, type TopicContents } from './topic-contents';

@ApiTags('learning')
@Controller('api/v1/curriculum')
@Allow('curriculum.read')
export class CurriculumController {
  constructor(private readonly curriculum: CurriculumService) {}

  /** What is taught, in the order in which it is, with the words of the reader's ward. */
  @Get()
  async lessons(
    @CurrentActor() { wardId }: Actor,
    @AnswerLanguage() language: Language,
  ): Promise<LessonView[]> {
    return (await this.curriculum.topics(wardId)).map((topic) => viewOf(topic, language));
  }

  /** What operators changed of a topic, in all languages. */
  @Get(':topic')
  async general(@Param('topic') topic: string): Promise<CurriculumTopicView> {
    return (await this.curriculum.topic(null, topic)).general;
  }

  /** Says anew what a topic is, for every ward. */
  @Allow('curriculum.change')
  @Put(':topic')
  change(
    @CurrentActor() actor: Actor,
    @Param('topic') topic: string,
    @Body() body: CurriculumTopicDto,
  ): Promise<CurriculumTopicView> {
    return this.curriculum.change(actor, { ...body, topic });
  }
}

function viewOf(contents: TopicContents, language: Language): LessonView {
  const { code: topic, place, general } = contents;
  const { name, aim, steps, card, videoUrl, videoFile } = lessonIn(contents, language);
  const { rank, after, lessons } = place;
  const order = { topic, name, rank, after: [...after], lessons, forGroups: general.forGroups };
  return { ...order, aim, steps: [...steps], card: [...card], videoUrl, videoFile };
}
