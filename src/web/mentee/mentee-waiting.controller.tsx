import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { BookingsService } from '../../modules/sessions';
import { integerOf, type FormBody } from '../kit/forms/form-fields';
import { type WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { WaitingDesk, type WaitingFor } from '../shared/waiting/waiting-desk';
import { orShow } from '../kit/forms/refusals';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

/** A mentee takes a place in line, or leaves it. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeWaitingController {
  constructor(
    private readonly desk: WaitingDesk,
    private readonly bookings: BookingsService,
  ) {}

  @Get(paths.mentee.waiting.pattern)
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.desk.page(actor, ownOf(actor));
  }

  @Post(paths.mentee.waiting.pattern)
  take(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.take(actor, ownOf(actor), body);
  }

  /** Takes a seat that is free by now. */
  @Post(paths.mentee.waitingAcceptance.pattern)
  accept(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.bookings.confirm(actor, id);
        return new SeeOther(paths.mentee.home(meOf(actor)), 'booked');
      },
      (refusal) => this.desk.page(actor, ownOf(actor), refusal),
    );
  }

  @Post(paths.mentee.waitingDeparture.pattern)
  leave(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.bookings.cancel(actor, id, { version: integerOf(body, 'version') ?? 0 });
        return new SeeOther(paths.mentee.home(meOf(actor)), 'out-of-line');
      },
      (refusal) => this.desk.page(actor, ownOf(actor), refusal),
    );
  }
}

function ownOf(actor: Actor): WaitingFor {
  const options = { isForPhones: true, about: 'waiting' } as const;
  return {
    menteeId: actor.id ?? '',
    path: paths.mentee.waiting(meOf(actor)),
    back: paths.mentee.home(meOf(actor)),
    book: paths.mentee.book(meOf(actor)),
    options,
  };
}
