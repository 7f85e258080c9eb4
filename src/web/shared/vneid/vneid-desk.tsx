import { Injectable } from '@nestjs/common';
import { vneidStates, vneidWays } from '../../../core/programme/vneid';
import { localDateOf } from '../../../core/time/zone';
import type { Actor } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { VneidQueries, VneidService } from '../../../modules/programme';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { VneidPage } from './vneid-page';

/** Whose confirmation, and the page it is shown on. */
export interface VneidOf {
  id: string;
  path: string;
  /** The person's page, where to go once it is saved, too. */
  back: string;
  options: Omit<PageOptions, 'refusal'>;
}

/** The confirmation on VNeID, for everybody who may write it down. */
@Injectable()
export class VneidDesk {
  constructor(
    private readonly service: VneidService,
    private readonly queries: VneidQueries,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async page(actor: Actor, of: VneidOf, refusal?: DomainError): Promise<WebPage> {
    const vneid = await this.queries.of(actor, of.id);
    const { fullName } = await this.people.mentee(of.id);
    return new WebPage(
      (t) => t.vneid.title,
      <VneidPage
        name={fullName}
        back={of.back}
        action={of.path}
        today={localDateOf(this.clock.now(), this.env.TIME_ZONE)}
        vneid={vneid}
      />,
      { ...of.options, refusal },
    );
  }

  record(actor: Actor, of: VneidOf, body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const state = vneidStates.find((one) => one === textOf(body, 'state'));
        const how = vneidWays.find((one) => one === textOf(body, 'how'));
        const seenOn = textOf(body, 'seenOn') || undefined;
        if (!state) throw invalidFields({ state: 'choose-one' });
        if (seenOn !== undefined && !isDayInReach(seenOn)) {
          throw invalidFields({ seenOn: 'bad-date' });
        }
        const version = integerOf(body, 'version') ?? 0;
        await this.service.record(actor, of.id, { state, seenOn, how, version });
        return new SeeOther(of.back, 'vneid-saved');
      },
      (refusal) => this.page(actor, of, refusal),
    );
  }
}
