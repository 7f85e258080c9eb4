import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { ReminderStatusQuery, ZaloTokenRepair } from '../../modules/reminders';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { OperationsPage } from './operations-page';
import { paths } from '../kit/paths/paths';

/** What operators watch over. */
@PageController()
@Allow('service.operate')
export class OperationsController {
  constructor(
    private readonly status: ReminderStatusQuery,
    private readonly zalo: ZaloTokenRepair,
  ) {}

  @Get(paths.operations.home.pattern)
  show(): Promise<WebPage> {
    return this.page();
  }

  @Post(paths.operations.zaloToken.pattern)
  replaceToken(
    @CurrentActor() actor: Actor,
    @Body() { refreshToken }: Record<string, unknown>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const pasted = typeof refreshToken === 'string' ? refreshToken.trim() : '';
        if (pasted === '') throw invalidFields({ refreshToken: 'needed' });
        await this.zalo.replace(actor, pasted);
        return new SeeOther(paths.operations.home());
      },
      (refusal) => this.page(refusal),
    );
  }

  private async page(refusal?: DomainError): Promise<WebPage> {
    const [status, zalo] = await Promise.all([this.status.of(null), this.zalo.status()]);
    return new WebPage(
      (t) => t.messages.operations,
      <OperationsPage status={status} zalo={zalo} />,
      {
        refusal,
      },
    );
  }
}
