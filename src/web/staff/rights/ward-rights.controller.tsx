import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { ConsentWordings, PeopleService } from '../../../modules/people';
import { ConsentFigures, type RightsRequest, RightsRequests } from '../../../modules/rights';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { localDateOf } from '../../../core/time/zone';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { NoticePage } from './notice-page';
import { type NamedRequest, WardRightsPage } from './ward-rights-page';

const SETTLED_SHOWN = 50;

/** What the officer in charge of people's data looks after: consents, requests, and the notice for the board. */
@PageController()
@Allow('rights.keep')
export class WardRightsController {
  constructor(
    private readonly figures: ConsentFigures,
    private readonly requests: RightsRequests,
    private readonly wordings: ConsentWordings,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.rights.pattern)
  async show(@CurrentWard() ward: Ward): Promise<WebPage> {
    const open = await this.named(await this.requests.open(ward.id));
    const settled = await this.named(await this.requests.settled(ward.id, SETTLED_SHOWN));
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const consents = await this.figures.of(ward.id);
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.rights.wardTitle,
      <WardRightsPage code={ward.code} {...{ consents, open, settled, today, wording }} />,
      { ward },
    );
  }

  @Post(paths.ward.rightsAnswer.pattern)
  async answer(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.requests.answer(actor, id);
    return new SeeOther(`${paths.ward.rights(ward.code)}#requests`, 'request-saved');
  }

  @Post(paths.ward.rightsSettlement.pattern)
  async settle(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.requests.settle(
      actor,
      id,
      textOf(body, 'outcome') === 'refused' ? 'refused' : 'done',
    );
    return new SeeOther(`${paths.ward.rights(ward.code)}#requests`, 'request-saved');
  }

  @Get(paths.ward.rightsNotice.pattern)
  async notice(@CurrentWard() ward: Ward): Promise<WebPage> {
    const wording = await this.wordings.current();
    const { rightsDays: days, BACKUP_DAYS: backupDays } = this.env;
    const kept = {
      messages: this.env.RETAIN_REMINDERS_DAYS,
      rows: this.env.RETAIN_REJECTED_ROWS_DAYS,
      record: this.env.RETAIN_AUDIT_DAYS,
    };
    return new WebPage(
      (t) => t.rights.notice.title,
      <NoticePage {...{ ward, wording, days, backupDays, kept }} />,
      { ward },
    );
  }

  private async named(requests: readonly RightsRequest[]): Promise<NamedRequest[]> {
    const named: NamedRequest[] = [];
    for (const request of requests) {
      const { fullName } = await this.people[request.side](request.personId);
      named.push({ ...request, fullName });
    }
    return named;
  }
}
