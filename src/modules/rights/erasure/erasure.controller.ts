import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PersonParams, sideOf } from '../../people';
import { EraseDto } from './erasure.dto';
import { Erasure } from './erasure.service';
import { ErasedView } from './erasure.views';

@ApiTags('people')
@Controller('api/v1')
@Allow('rights.keep')
export class ErasureController {
  constructor(private readonly erasure: Erasure) {}

  /** Takes name, numbers, home and all that was said of somebody out of everything; it cannot be undone. */
  @Post(':people/:id/erasure')
  erase(
    @CurrentActor() actor: Actor,
    @Param() { people, id }: PersonParams,
    @Body() body: EraseDto,
  ): Promise<ErasedView> {
    return this.erasure.erase(actor, { side: sideOf(people), id, ...body });
  }
}
