import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { DoorQueries } from './door-queries';
import { DoorVisits } from './door-visits.service';
import { ChangedDoorDto, DoorVisitDto, NewDoorDto, NewLearnerAtDoorDto } from './doors.dto';
import { DoorsService } from './doors.service';
import { DoorView, FilledDoorsView, HamletWalkView, RemovedDoorView } from './doors.views';

@ApiTags('doors')
@Controller('api/v1')
@Allow('doors.walk')
export class DoorsController {
  constructor(
    private readonly doors: DoorsService,
    private readonly visits: DoorVisits,
    private readonly queries: DoorQueries,
  ) {}

  /** Every hamlet of a ward with its doors by what came of the last visit. */
  @Allow('doors.keep')
  @Get('wards/:wardId/doors')
  walks(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<HamletWalkView[]> {
    return this.queries.walks(actor, wardId);
  }

  /** The doors of a hamlet, as one walks. */
  @Get('wards/:wardId/hamlets/:hamletId/doors')
  async list(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('hamletId') hamletId: string,
  ): Promise<DoorView[]> {
    return (await this.queries.ofHamlet(actor, wardId, hamletId)).doors;
  }

  @Post('wards/:wardId/hamlets/:hamletId/doors')
  add(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('hamletId') hamletId: string,
    @Body() body: NewDoorDto,
  ): Promise<DoorView> {
    return this.doors.add(actor, wardId, hamletId, body);
  }

  /** A door for each household of the people in the lists; those that stand there already stay as they are. */
  @Allow('doors.keep')
  @Post('wards/:wardId/hamlets/:hamletId/doors/filling')
  @HttpCode(200)
  fill(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('hamletId') hamletId: string,
  ): Promise<FilledDoorsView> {
    return this.doors.fill(actor, wardId, hamletId);
  }

  @Get('doors/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DoorView> {
    return this.queries.one(actor, id);
  }

  @Allow('doors.keep')
  @Patch('doors/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangedDoorDto,
  ): Promise<DoorView> {
    return this.doors.change(actor, id, body);
  }

  /** A door that is none, with its visits; whoever was taken down there stays in the lists. */
  @Allow('doors.keep')
  @Delete('doors/:id')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RemovedDoorView> {
    return this.doors.remove(actor, id);
  }

  /** Somebody knocked. */
  @Post('doors/:id/visits')
  record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: DoorVisitDto,
  ): Promise<DoorView> {
    return this.visits.record(actor, id, body);
  }

  /** Somebody of the household wishes to learn and agreed: a mentee of the ward, and a visit. */
  @Post('doors/:id/learners')
  register(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewLearnerAtDoorDto,
  ): Promise<DoorView> {
    return this.visits.register(actor, id, body);
  }

  /** A visit that counts no more. */
  @Post('doors/:id/visits/:visitId/taking-back')
  @HttpCode(200)
  takeBack(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('visitId') visitId: string,
  ): Promise<DoorView> {
    return this.visits.takeBack(actor, id, visitId);
  }
}
