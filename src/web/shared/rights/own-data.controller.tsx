import { Body, Get, Header, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../../modules/access';
import { ConsentQueries, ConsentWordings } from '../../../modules/people';
import { PersonCopies, type PersonCopy, RightsRequests } from '../../../modules/rights';
import { Departures } from '../../../modules/sessions';
import { requestKinds } from '../../../core/people/rights';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { boundedTextOf, type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { meOf } from '../../kit/paths/me';
import { paths } from '../../kit/paths/paths';
import { OwnDataPage, OwnWithdrawalPage } from './own-data-page';

type Kind = 'mentee' | 'mentor';

const page = { isForPhones: true, about: 'data' } as const;

/** What is kept of somebody, on their own pages; the same for mentees and ambassadors. */
abstract class OwnData {
  constructor(
    private readonly kind: Kind,
    private readonly consents: ConsentQueries,
    private readonly wordings: ConsentWordings,
    private readonly departures: Departures,
    private readonly copies: PersonCopies,
    private readonly requests: RightsRequests,
    private readonly env: Env,
  ) {}

  @Get()
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.page(actor);
  }

  /** Everything, as it is kept. */
  @Get('copy.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="du-lieu-cua-toi.json"')
  copy(@CurrentActor() actor: Actor): Promise<PersonCopy> {
    return this.copies.toTakeAlong(actor, this.kind, actor.id ?? '');
  }

  @Post('requests')
  async ask(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const kind = requestKinds.find((one) => one === textOf(body, 'kind'));
        if (!kind) throw invalidFields({ kind: 'choose-one' });
        const id = actor.id ?? '';
        const words = boundedTextOf(body, 'words', 500);
        await this.requests.ask(actor, { side: this.kind, id, kind, way: 'page', words });
        return new SeeOther(paths[this.kind].data(meOf(actor)), 'request-saved');
      },
      (refusal) => this.page(actor, refusal),
    );
  }

  private async page(actor: Actor, refusal?: DomainError): Promise<WebPage> {
    const { person, tables } = await this.copies.of(actor, this.kind, actor.id ?? '');
    const requests = await this.requests.ofPerson(actor.id ?? '');
    const consents = await this.consents.of(actor.id ?? '');
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.rights.title,
      <OwnDataPage
        kind={this.kind}
        days={this.env.rightsDays}
        {...{ consents, wording, person, tables, requests }}
      />,
      { ...page, refusal },
    );
  }

  @Get('withdrawal')
  askToWithdraw(): WebPage {
    return new WebPage((t) => t.rights.withdraw, <OwnWithdrawalPage kind={this.kind} />, page);
  }

  /** Nobody has pages of their own after that. */
  @Post('withdrawal')
  async withdraw(@CurrentActor() actor: Actor): Promise<SeeOther> {
    await this.departures.withdraw(actor, { side: this.kind, id: actor.id ?? '', way: 'page' });
    return new SeeOther(paths.withdrawn());
  }
}

@PageController(paths.mentee.data.pattern)
@Allow('mentee-pages.use')
export class MenteeDataController extends OwnData {
  constructor(
    consents: ConsentQueries,
    wordings: ConsentWordings,
    departures: Departures,
    copies: PersonCopies,
    requests: RightsRequests,
    env: Env,
  ) {
    super('mentee', consents, wordings, departures, copies, requests, env);
  }
}

@PageController(paths.mentor.data.pattern)
@Allow('mentor-pages.use')
export class MentorDataController extends OwnData {
  constructor(
    consents: ConsentQueries,
    wordings: ConsentWordings,
    departures: Departures,
    copies: PersonCopies,
    requests: RightsRequests,
    env: Env,
  ) {
    super('mentor', consents, wordings, departures, copies, requests, env);
  }
}
