import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { TopicChanges } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { answersIn } from './carried-values';
import { preview, resolutionOf, type ToBeSaved } from './change-question';
import { ChangeQuestionPage } from './change-question-page';
import { staffLink } from './item-link';

/** Lessons ahead whose topic fits no more, after a list came in or people were changed one by one. */
@PageController()
@Allow('changes.make')
export class TopicChangesPageController {
  constructor(private readonly topics: TopicChanges) {}

  @Get(paths.ward.topicChanges.pattern)
  form(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(actor, ward);
  }

  @Post(paths.ward.topicChanges.pattern)
  async fit(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const said = answersIn(body);
    if (textOf(body, 'step') === 'again') return this.page(actor, ward, { said });
    return orShow(
      async () => {
        const resolution = resolutionOf(body);
        if (textOf(body, 'confirmed') !== 'yes') {
          const view = await this.topics.lookAtWard(actor, ward.id, resolution);
          const { act, reason } = resolution;
          return preview(wayOf(ward), view, { act, reason });
        }
        const { id } = await this.topics.fitWard(actor, ward.id, resolution);
        return new SeeOther(paths.ward.change(ward.code, id), 'change-made');
      },
      (refusal) => this.page(actor, ward, { said, refusal }),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    { said, refusal }: { said?: ReturnType<typeof answersIn>; refusal?: DomainError } = {},
  ): Promise<WebPage> {
    const { code } = ward;
    const view = { kind: 'topics' as const, ...(await this.topics.standing(actor, ward.id)) };
    const { action, back, title } = wayOf(ward);
    const isEmpty = view.items.length === 0;
    return new WebPage(
      title,
      isEmpty ? (
        <AllFit code={code} />
      ) : (
        <ChangeQuestionPage
          {...{ view, title, action, back, said }}
          answers={{}}
          link={staffLink(code)}
          without={['keep']}
          isAlone
        />
      ),
      { ward, refusal },
    );
  }
}

function wayOf(ward: Ward): Pick<ToBeSaved, 'ward' | 'action' | 'back' | 'title'> {
  const { code } = ward;
  return {
    ward,
    action: paths.ward.topicChanges(code),
    back: { href: paths.ward.changes(code), name: (t) => t.changes.title },
    title: (t) => t.changes.wardTopics,
  };
}

function AllFit({ code }: { code: string }) {
  const { changes: c } = useView().t;
  return (
    <>
      <BackLink href={paths.ward.changes(code)}>{c.title}</BackLink>
      <h1>{c.wardTopics}</h1>
      <p class="empty">{c.wardTopicsFit}</p>
    </>
  );
}
