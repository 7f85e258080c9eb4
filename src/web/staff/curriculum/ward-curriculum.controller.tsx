import { Body, Get, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  CurriculumService,
  lessonIn,
  LessonVideos,
  readVideo,
  type TopicContents,
  unchangedInWard,
  VideoFiles,
} from '../../../modules/learning';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { aLongUpload } from '../../../platform/http/body-bounds';
import { type FormBody, integerOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { languageOfForm, saidOfTopic } from '../../shared/learning/said-of-topic';
import { CardsPage, WardCurriculumPage, WardTopicPage } from './ward-curriculum-pages';

/** What is taught in the ward, in its own words where it has some. */
@PageController()
@Allow('curriculum.adapt')
export class WardCurriculumPageController {
  constructor(
    private readonly curriculum: CurriculumService,
    private readonly videos: LessonVideos,
    private readonly files: VideoFiles,
  ) {}

  @Get(paths.ward.curriculum.pattern)
  async list(@CurrentWard() ward: Ward): Promise<WebPage> {
    const topics = await this.curriculum.topics(ward.id);
    return new WebPage(
      (t) => t.teaching.curriculum,
      <WardCurriculumPage code={ward.code} topics={topics} />,
      { ward },
    );
  }

  @Get(paths.ward.curriculumTopic.pattern)
  async show(@CurrentWard() ward: Ward, @Param('topic') topic: string): Promise<WebPage> {
    return this.page(ward, await this.curriculum.topic(ward.id, topic));
  }

  @Post(paths.ward.curriculumTopic.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('topic') topic: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const contents = await this.curriculum.topic(ward.id, topic);
    const { code, own } = contents;
    return orShow(
      async () => {
        const general = { ...contents, own: unchangedInWard(code) };
        await this.curriculum.changeInWard(actor, ward.id, {
          topic: code,
          ...saidOfTopic(body, own.words, lessonIn(general, languageOfForm(body))),
          version: integerOf(body, 'version') ?? 0,
        });
        const path = paths.ward.curriculumTopic(ward.code, code);
        return new SeeOther(path, 'curriculum-saved');
      },
      (refusal) => this.page(ward, contents, refusal),
    );
  }

  @RouteConfig(aLongUpload)
  @Post(paths.ward.topicVideo.pattern)
  async bringVideo(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('topic') topic: string,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    const contents = await this.curriculum.topic(ward.id, topic);
    return orShow(
      async () => {
        const sent = await readVideo(request, this.files.mostBytes);
        if (!sent) throw invalidFields({ video: 'choose-file' });
        await this.videos.put(actor, ward.id, topic, sent);
        const path = paths.ward.curriculumTopic(ward.code, topic);
        return new SeeOther(`${path}#video-file`, 'video-saved');
      },
      (refusal) => this.page(ward, contents, refusal),
    );
  }

  @Post(paths.ward.topicVideoRemoval.pattern)
  async removeVideo(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('topic') topic: string,
  ): Promise<SeeOther> {
    await this.videos.remove(actor, ward.id, topic);
    return new SeeOther(paths.ward.curriculumTopic(ward.code, topic), 'video-removed');
  }

  @Allow('papers.print')
  @Get(paths.ward.cards.pattern)
  async cards(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.print(ward, await this.curriculum.topics(ward.id));
  }

  @Allow('papers.print')
  @Get(paths.ward.card.pattern)
  async card(@CurrentWard() ward: Ward, @Param('topic') topic: string): Promise<WebPage> {
    return this.print(ward, [await this.curriculum.topic(ward.id, topic)]);
  }

  private print(ward: Ward, topics: TopicContents[]): WebPage {
    return new WebPage((t) => t.teaching.cards, <CardsPage ward={ward} topics={topics} />, {
      ward,
    });
  }

  private page(ward: Ward, contents: TopicContents, refusal?: DomainError): WebPage {
    return new WebPage(
      (t) => t.teaching.curriculum,
      <WardTopicPage code={ward.code} contents={contents} megabytes={this.files.mostMegabytes} />,
      { ward, refusal },
    );
  }
}
