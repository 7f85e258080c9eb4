import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { ReturnDto, StopMenteeDto, StopMentorDto } from './departures.dto';
import { Departures } from './departures.service';
import { DepartureView, ReturnView } from './departures.views';
import { StopCorrections } from './stop-corrections.service';
import { PersonStop } from '../../people';
import { Returns } from './returns.service';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.stop')
export class DeparturesController {
  constructor(
    private readonly departures: Departures,
    private readonly corrections: StopCorrections,
    private readonly returns: Returns,
  ) {}

  @Post('mentees/:id/stop')
  stopMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: StopMenteeDto,
  ): Promise<DepartureView> {
    return this.departures.stop(actor, { side: 'mentee', id, ...body, way: 'api' });
  }

  /** What stopping would do, to the last message; nothing is changed. */
  @Post('mentees/:id/stop-preview')
  @HttpCode(200)
  lookAtMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: StopMenteeDto,
  ): Promise<DepartureView> {
    return this.departures.look(actor, { side: 'mentee', id, ...body, way: 'api' });
  }

  /** Says anew why and since when somebody who has stopped takes part no more. */
  @Put('mentees/:id/stop')
  correctMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: StopMenteeDto,
  ): Promise<PersonStop> {
    return this.corrections.correct(actor, { side: 'mentee', id, ...body, way: 'api' });
  }

  @Post('mentees/:id/return')
  returnMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ReturnDto,
  ): Promise<ReturnView> {
    return this.returns.bringBack(actor, { side: 'mentee', id, ...body });
  }

  @Post('mentors/:id/stop')
  stopMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: StopMentorDto,
  ): Promise<DepartureView> {
    return this.departures.stop(actor, { side: 'mentor', id, ...body, way: 'api' });
  }

  /** What stopping would do, to the last message; nothing is changed. */
  @Post('mentors/:id/stop-preview')
  @HttpCode(200)
  lookAtMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: StopMentorDto,
  ): Promise<DepartureView> {
    return this.departures.look(actor, { side: 'mentor', id, ...body, way: 'api' });
  }

  /** Says anew why and since when somebody who has stopped takes part no more. */
  @Put('mentors/:id/stop')
  correctMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: StopMenteeDto,
  ): Promise<PersonStop> {
    return this.corrections.correct(actor, { side: 'mentor', id, ...body, way: 'api' });
  }

  @Post('mentors/:id/return')
  returnMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ReturnDto,
  ): Promise<ReturnView> {
    return this.returns.bringBack(actor, { side: 'mentor', id, ...body });
  }
}
