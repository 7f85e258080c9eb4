import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { AddedTopicsService } from '../../../modules/learning';
import { TopicRenaming } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { placeOfForm } from '../../shared/learning/place-fields';
import { NewTopicPage, TopicPlacePage } from './added-topic-pages';

/** Topics that the ward adds to those of everybody. */
@PageController()
@Allow('curriculum.adapt')
export class AddedTopicPagesController {
  constructor(
    private readonly addedTopics: AddedTopicsService,
    private readonly renaming: TopicRenaming,
  ) {}

  @Get(paths.ward.newTopic.pattern)
  form(@CurrentWard() ward: Ward): WebPage {
    return this.newPage(ward);
  }

  @Post(paths.ward.newTopic.pattern)
  add(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const topicName = textOf(body, 'topicName');
        if (topicName === '') throw invalidFields({ topicName: 'needed' });
        const { code } = await this.addedTopics.add(actor, ward.id, {
          ...placeOfForm(body),
          topicName,
        });
        return new SeeOther(paths.ward.curriculumTopic(ward.code, code), 'topic-added');
      },
      (refusal) => this.newPage(ward, refusal),
    );
  }

  @Get(paths.ward.topicPlace.pattern)
  placeForm(@CurrentWard() ward: Ward, @Param('topic') topic: string): Promise<WebPage> {
    return this.placePage(ward, topic);
  }

  @Post(paths.ward.topicPlace.pattern)
  place(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('topic') topic: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const version = integerOf(body, 'version') ?? 0;
        await this.addedTopics.place(actor, ward.id, topic, { ...placeOfForm(body), version });
        return new SeeOther(paths.ward.curriculumTopic(ward.code, topic), 'curriculum-saved');
      },
      (refusal) => this.placePage(ward, topic, refusal),
    );
  }

  @Post(paths.ward.topicName.pattern)
  rename(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('topic') topic: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const topicName = textOf(body, 'topicName');
        if (topicName === '') throw invalidFields({ topicName: 'needed' });
        const asked = { code: topic, topicName, version: integerOf(body, 'version') ?? 0 };
        const { code } = await this.renaming.rename(actor, ward.id, asked);
        return new SeeOther(paths.ward.topicPlace(ward.code, code), 'topic-renamed');
      },
      (refusal) => this.placePage(ward, topic, refusal),
    );
  }

  @Post(paths.ward.topicRemoval.pattern)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('topic') topic: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.addedTopics.remove(actor, ward.id, topic);
        return new SeeOther(paths.ward.curriculum(ward.code), 'topic-removed');
      },
      (refusal) => this.placePage(ward, topic, refusal),
    );
  }

  private newPage(ward: Ward, refusal?: DomainError): WebPage {
    return new WebPage((t) => t.teaching.addTopic, <NewTopicPage ward={ward} />, { ward, refusal });
  }

  private async placePage(ward: Ward, code: string, refusal?: DomainError): Promise<WebPage> {
    const topic = this.addedTopics.in(ward, code);
    const uses = await this.renaming.usesOf(ward.id, code);
    const page = <TopicPlacePage ward={ward} topic={topic} uses={uses} />;
    return new WebPage((t) => t.teaching.placeTitle, page, { ward, refusal });
  }
}
