import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { MeasureQuery } from '../targets/targets.dto';
import { Funnel } from './funnel.service';
import { FunnelPartView, WardFunnelView } from './funnel.views';

@ApiTags('programme')
@Controller('api/v1')
@Allow('targets.read')
export class FunnelController {
  constructor(private readonly funnel: Funnel) {}

  /** How many have come to each stage from the list to the confirmation: of the unit, its hamlets, each group and each programme. */
  @Get('wards/:wardId/funnel')
  ofWard(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: MeasureQuery,
  ): Promise<WardFunnelView> {
    return this.funnel.ofWard(actor, wardId, query);
  }

  /** The same of every unit of a province. */
  @Allow('provinces.read')
  @Get('provinces/:code/funnel')
  ofProvince(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: MeasureQuery,
  ): Promise<FunnelPartView[]> {
    return this.funnel.ofProvince(actor, code, query);
  }
}
