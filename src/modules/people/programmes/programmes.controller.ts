import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { ProgrammeView } from '../../wards';
import { NewProgrammeDto } from './programmes.dto';
import { ProgrammesService } from './programmes.service';
import { ProgrammeWithPeopleView } from './programmes.views';

/** Programmes that run in a ward side by side, beside that of the ambassadors. */
@ApiTags('people')
@Controller('api/v1/wards/:wardId/programmes')
@Allow('programmes.keep')
export class ProgrammesController {
  constructor(private readonly programmes: ProgrammesService) {}

  @Allow('programmes.read')
  @Get()
  list(@Param('wardId') wardId: string): Promise<ProgrammeWithPeopleView[]> {
    return this.programmes.list(wardId);
  }

  @Post()
  add(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewProgrammeDto,
  ): Promise<ProgrammeView> {
    return this.programmes.add(actor, wardId, body);
  }

  /** Takes away a programme that nobody is in. */
  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') id: string,
  ): Promise<void> {
    return this.programmes.remove(actor, wardId, id);
  }
}
