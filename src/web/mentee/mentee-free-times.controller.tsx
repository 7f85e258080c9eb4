import { Body, Get, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { Page, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { AvailabilityDesk, type FreeTimesOf } from '../shared/availability/availability-desk';

/** A mentee, or the family, says when they are free. */
@PageController('mentee/free-times')
@AllowOnly('mentee')
export class MenteeFreeTimesController {
  constructor(private readonly desk: AvailabilityDesk) {}

  @Get()
  show(@CurrentActor() actor: Actor): Promise<Page> {
    return this.desk.page(actor, ownOf(actor));
  }

  @Post()
  save(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.saveWindows(actor, ownOf(actor), body);
  }

  @Post('exceptions')
  add(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.addException(actor, ownOf(actor), body);
  }

  @Post('exceptions/removal')
  remove(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<Page | SeeOther> {
    return this.desk.removeException(actor, ownOf(actor), body);
  }
}

function ownOf(actor: Actor): FreeTimesOf {
  const options = { isForPhones: true };
  return {
    side: 'mentee',
    id: actor.id ?? '',
    path: '/mentee/free-times',
    back: '/mentee',
    options,
  };
}
