import { Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { TopicChanges } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { kindOf } from '../../shared/people/people-kind';

type Params = Record<'people' | 'id' | 'changeId', string>;

/** One change of somebody, taken back from the page after saving or from the history. */
@PageController()
@Allow('people.change')
export class ChangeBackController {
  constructor(
    private readonly people: PeopleService,
    private readonly topics: TopicChanges,
  ) {}

  @Post(paths.ward.personChangeBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id, changeId }: Params,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const { fullName } = inWard(ward, 'person', await this.people[side](id));
    const page = paths.ward[side](ward.code, id);
    return orShow<WebPage | SeeOther, WebPage>(
      async () => {
        await this.topics.takeEditBack(actor, changeId, id);
        return new SeeOther(page, 'change-taken-back');
      },
      async (refusal) =>
        new WebPage((t) => t.history.caption, <NotTakenBack name={fullName} page={page} />, {
          ward,
          refusal,
        }),
    );
  }
}

/** Why it stays, which stands above as on every page, and the way back. */
function NotTakenBack({ name, page }: { name: string; page: string }) {
  const { history: h } = useView().t;
  return (
    <>
      <BackLink href={page}>{name}</BackLink>
      <h1>{h.notTakenBack}</h1>
    </>
  );
}
