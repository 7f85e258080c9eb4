import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { changedTopics } from '../../core/curriculum/changed-topics';
import {
  CurriculumService,
  type GeneralTopic,
  lessonIn,
  type TopicContents,
  unchanged,
} from '../../modules/learning';
import type { DomainError } from '../../platform/common/domain-error';
import { type FormBody, integerOf } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { placeOfForm } from '../shared/learning/place-fields';
import { languageOfForm, saidOfTopic } from '../shared/learning/said-of-topic';
import { CurriculumPage, CurriculumTopicPage } from './curriculum-pages';

/** What is taught everywhere. */
@PageController()
@Allow('curriculum.change')
export class CurriculumPageController {
  constructor(private readonly curriculum: CurriculumService) {}

  @Get(paths.operations.curriculum.pattern)
  async list(): Promise<WebPage> {
    const topics = await this.curriculum.topics(null);
    return new WebPage((t) => t.teaching.curriculum, <CurriculumPage topics={topics} />);
  }

  @Get(paths.operations.curriculumTopic.pattern)
  async show(@Param('topic') topic: string): Promise<WebPage> {
    return this.page(await this.curriculum.topic(null, topic));
  }

  @Post(paths.operations.curriculumTopic.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @Param('topic') topic: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const contents = await this.curriculum.topic(null, topic);
    return orShow(
      async () => {
        const { code } = contents;
        await this.curriculum.change(actor, { ...changesOf(body, contents), topic: code });
        return new SeeOther(paths.operations.curriculumTopic(code), 'curriculum-saved');
      },
      (refusal) => this.page(contents, refusal),
    );
  }

  private page(contents: TopicContents, refusal?: DomainError): WebPage {
    return new WebPage((t) => t.teaching.curriculum, <CurriculumTopicPage contents={contents} />, {
      refusal,
    });
  }
}

/** A form's topic; what is as the service comes with it stays so, also when that is changed later. */
function changesOf(body: FormBody, contents: TopicContents): Omit<GeneralTopic, 'topic'> {
  const { code, general } = contents;
  const builtIn = changedTopics([]).find((topic) => topic.code === code);
  const { rank, lessons, after: comesAfter, forGroups } = placeOfForm(body);
  const isBuiltIn =
    builtIn?.after.length === comesAfter.length &&
    comesAfter.every((one) => builtIn.after.includes(one));
  const base = lessonIn({ ...contents, general: unchanged(code) }, languageOfForm(body));
  return {
    rank: rank === builtIn?.rank ? null : rank,
    lessons: lessons === builtIn?.lessons ? null : lessons,
    comesAfter: isBuiltIn ? null : comesAfter,
    forGroups,
    ...saidOfTopic(body, general.words, base),
    version: integerOf(body, 'version') ?? 0,
  };
}
