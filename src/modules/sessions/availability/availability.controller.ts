import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AvailabilityService } from './availability.service';
import { AvailabilityDto } from '../views/sessions.dto';
import { AvailabilityView } from './availability.views';

@ApiTags('availability')
@Controller('api/v1')
@Allow('availability.change')
export class AvailabilityController {
  constructor(private readonly availability: AvailabilityService) {}

  @Get('mentors/:id/availability')
  ofMentor(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AvailabilityView> {
    return this.availability.of(actor, 'mentor', id);
  }

  @Put('mentors/:id/availability')
  putMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AvailabilityDto,
  ): Promise<AvailabilityView> {
    return this.availability.put(actor, 'mentor', id, body);
  }

  @Get('mentees/:id/availability')
  ofMentee(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AvailabilityView> {
    return this.availability.of(actor, 'mentee', id);
  }

  @Put('mentees/:id/availability')
  putMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AvailabilityDto,
  ): Promise<AvailabilityView> {
    return this.availability.put(actor, 'mentee', id, body);
  }
}
