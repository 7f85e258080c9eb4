import { Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard, LookUps } from '../../../modules/access';
import { type Mentee, PeopleService } from '../../../modules/people';
import { Departures } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { PostButton } from '../../kit/forms/form';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** Somebody says at the counter that they agree no more: whoever sits there ends it at once, without the list. */
@PageController()
@Allow('consent.withdraw')
export class CounterWithdrawalController {
  constructor(
    private readonly people: PeopleService,
    private readonly departures: Departures,
    private readonly lookUps: LookUps,
  ) {}

  @Get(paths.ward.counterWithdrawal.pattern)
  async ask(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const mentee = inWard(ward, 'person', await this.people.mentee(id));
    await this.lookUps.note(actor, { action: 'mentee.look-up', subjectId: id, wardId: ward.id });
    return new WebPage(
      (t) => t.rights.withdraw,
      <CounterWithdrawalPage code={ward.code} mentee={mentee} />,
      { ward },
    );
  }

  @Post(paths.ward.counterWithdrawal.pattern)
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    inWard(ward, 'person', await this.people.mentee(id));
    await this.departures.withdraw(actor, { side: 'mentee', id, way: 'spoken' });
    return new SeeOther(paths.ward.counterPerson(ward.code, id), 'consent-withdrawn');
  }
}

function CounterWithdrawalPage({ code, mentee }: { code: string; mentee: Mentee }) {
  const r = useView().t.rights.atCounter;
  const { id, fullName } = mentee;
  return (
    <>
      <BackLink href={paths.ward.counterPerson(code, id)}>{r.keep}</BackLink>
      <h1>{r.title(fullName)}</h1>
      <p class="lead">{r.lead}</p>
      <ul>
        {r.ends.map((end) => (
          <li key={end}>{end}</li>
        ))}
      </ul>
      <PostButton action={paths.ward.counterWithdrawal(code, id)} kind="warning">
        {r.now}
      </PostButton>
    </>
  );
}
