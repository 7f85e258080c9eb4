import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { FormBody } from '../kit/forms/form-fields';
import type { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { AvailabilityDesk, type FreeTimesOf } from '../shared/availability/availability-desk';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

/** A mentee, or the family, says when they are free. */
@PageController()
@Allow('mentee-pages.use')
export class MenteeFreeTimesController {
  constructor(private readonly desk: AvailabilityDesk) {}

  @Get(paths.mentee.freeTimes.pattern)
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.desk.page(actor, ownOf(actor));
  }

  @Post(paths.mentee.freeTimes.pattern)
  save(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.saveWindows(actor, ownOf(actor), body);
  }

  @Post(paths.mentee.exceptions.pattern)
  add(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.addException(actor, ownOf(actor), body);
  }

  @Post(paths.mentee.exceptionRemoval.pattern)
  remove(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.removeException(actor, ownOf(actor), body);
  }
}

function ownOf(actor: Actor): FreeTimesOf {
  const options = { isForPhones: true, about: 'freeTimes' } as const;
  return {
    side: 'mentee',
    id: actor.id ?? '',
    path: paths.mentee.freeTimes(meOf(actor)),
    exceptionsPath: paths.mentee.exceptions(meOf(actor)),
    removalPath: paths.mentee.exceptionRemoval(meOf(actor)),
    back: paths.mentee.home(meOf(actor)),
    options,
  };
}
