import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { changedTopics } from '../../core/curriculum/changed-topics';
import {
  CurriculumService,
  type GeneralChanges,
  lessonIn,
  LessonVideos,
  readVideo,
  type TopicContents,
  unchanged,
  VideoFiles,
} from '../../modules/learning';
import type { DomainError } from '../../platform/common/domain-error';
import { aLongUpload } from '../../platform/http/body-bounds';
import { type FormBody, integerOf } from '../kit/forms/form-fields';
import { invalidFields, orShow } from '../kit/forms/refusals';
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
  constructor(
    private readonly curriculum: CurriculumService,
    private readonly videos: LessonVideos,
    private readonly files: VideoFiles,
  ) {}

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

  @RouteConfig(aLongUpload)
  @Post(paths.operations.topicVideo.pattern)
  async bringVideo(
    @CurrentActor() actor: Actor,
    @Param('topic') topic: string,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    const contents = await this.curriculum.topic(null, topic);
    return orShow(
      async () => {
        const sent = await readVideo(request, this.files.mostBytes);
        if (!sent) throw invalidFields({ video: 'choose-file' });
        await this.videos.put(actor, null, topic, sent);
        return new SeeOther(`${paths.operations.curriculumTopic(topic)}#video-file`, 'video-saved');
      },
      (refusal) => this.page(contents, refusal),
    );
  }

  @Post(paths.operations.topicVideoRemoval.pattern)
  async removeVideo(
    @CurrentActor() actor: Actor,
    @Param('topic') topic: string,
  ): Promise<SeeOther> {
    await this.videos.remove(actor, null, topic);
    return new SeeOther(paths.operations.curriculumTopic(topic), 'video-removed');
  }

  private page(contents: TopicContents, refusal?: DomainError): WebPage {
    return new WebPage(
      (t) => t.teaching.curriculum,
      <CurriculumTopicPage contents={contents} megabytes={this.files.mostMegabytes} />,
      { refusal },
    );
  }
}

/** A form's topic; what is as the service comes with it stays so, also when that is changed later. */
function changesOf(body: FormBody, contents: TopicContents): Omit<GeneralChanges, 'topic'> {
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
