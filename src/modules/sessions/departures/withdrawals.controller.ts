import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PersonParams, sideOf } from '../../people';
import { Departures } from './departures.service';
import { WithdrawalView } from './departures.views';

@ApiTags('people')
@Controller('api/v1')
export class WithdrawalsController {
  constructor(private readonly departures: Departures) {}

  /**
   * They agree no more to the processing of their data: what was planned with them ends at once, and they are told so.
   * For themselves, or by staff.
   */
  @Allow('consent.withdraw')
  @Post(':people/:id/consent-withdrawal')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param() { people, id }: PersonParams,
  ): Promise<WithdrawalView> {
    return this.departures.withdraw(actor, { side: sideOf(people), id, way: 'api' });
  }
}
