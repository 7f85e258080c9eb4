import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import { BookingsService } from '../../modules/sessions';
import { integerOf, type FormBody } from '../kit/forms/form-fields';
import { type Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { WaitingDesk, type WaitingFor } from '../shared/waiting/waiting-desk';
import { orShow } from '../kit/forms/refusals';

/** A mentee takes a place in line, or leaves it. */
@PageController('mentee/waiting')
@AllowOnly('mentee')
export class MenteeWaitingController {
  constructor(
    private readonly desk: WaitingDesk,
    private readonly bookings: BookingsService,
  ) {}

  @Get()
  show(@CurrentActor() actor: Actor): Promise<Page> {
    return this.desk.page(actor, ownOf(actor));
  }

  @Post()
  take(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.take(actor, ownOf(actor), body);
  }

  @Post(':id/departure')
  leave(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return orShow(
      async () => {
        await this.bookings.cancel(actor, id, { version: integerOf(body, 'version') ?? 0 });
        return new SeeOther('/mentee', 'out-of-line');
      },
      (refusal) => this.desk.page(actor, ownOf(actor), refusal),
    );
  }
}

function ownOf(actor: Actor): WaitingFor {
  const options = { isForPhones: true };
  return { menteeId: actor.id ?? '', path: '/mentee/waiting', back: '/mentee', options };
}
