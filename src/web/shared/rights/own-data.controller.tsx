import { Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../../modules/access';
import { ConsentQueries, ConsentWordings } from '../../../modules/people';
import { Departures } from '../../../modules/sessions';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
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
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor): Promise<WebPage> {
    const consents = await this.consents.of(actor.id ?? '');
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.rights.title,
      <OwnDataPage kind={this.kind} consents={consents} wording={wording} />,
      page,
    );
  }

  @Get('withdrawal')
  ask(): WebPage {
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
  constructor(consents: ConsentQueries, wordings: ConsentWordings, departures: Departures) {
    super('mentee', consents, wordings, departures);
  }
}

@PageController(paths.mentor.data.pattern)
@Allow('mentor-pages.use')
export class MentorDataController extends OwnData {
  constructor(consents: ConsentQueries, wordings: ConsentWordings, departures: Departures) {
    super('mentor', consents, wordings, departures);
  }
}
