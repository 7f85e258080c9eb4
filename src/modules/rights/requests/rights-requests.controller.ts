import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PersonParams, sideOf } from '../../people';
import { RightsRequest } from '../entities/rights-request.entity';
import { AskDto } from './rights-requests.dto';
import { RightsRequests } from './rights-requests.service';

@ApiTags('people')
@Controller('api/v1')
export class RightsRequestsController {
  constructor(private readonly requests: RightsRequests) {}

  /** What somebody asks for of what is kept of them; asked again while it is open it is the same request. */
  @Allow('rights.ask')
  @Post(':people/:id/rights-requests')
  ask(
    @CurrentActor() actor: Actor,
    @Param() { people, id }: PersonParams,
    @Body() body: AskDto,
  ): Promise<RightsRequest> {
    return this.requests.ask(actor, { side: sideOf(people), id, way: 'page', ...body });
  }
}
