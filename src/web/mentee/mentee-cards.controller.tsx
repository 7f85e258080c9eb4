import { Get, Param } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { CurriculumService, lessonIn, type TopicContents } from '../../modules/learning';
import { BackLink } from '../kit/components/back-link';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import { TakeHomeCard } from '../shared/learning/take-home-card';
import { LessonVideo } from '../shared/learning/lesson-video';

/** What a mentee takes home from a lesson. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeCardsController {
  constructor(private readonly curriculum: CurriculumService) {}

  @Get(paths.mentee.card.pattern)
  async show(@CurrentActor() actor: Actor, @Param('topic') topic: string): Promise<WebPage> {
    const contents = await this.curriculum.topic(actor.wardId, topic);
    return new WebPage((t) => t.teaching.card, <MenteeCardPage contents={contents} />, {
      isForPhones: true,
    });
  }
}

function MenteeCardPage({ contents }: { contents: TopicContents }) {
  const { language } = useView();
  const lesson = lessonIn(contents, language);
  return (
    <>
      <BackLink href={paths.mentee.home(useMe())} />
      <TakeHomeCard lesson={lesson} isPage />
      <LessonVideo lesson={lesson} />
    </>
  );
}
