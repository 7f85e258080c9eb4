import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, assertWard, CurrentActor } from '../../access';
import { CounterService } from '../counter/counter.service';
import { ChangeMenteeDto, ChangeMentorDto, NewMenteeDto, PeopleQuery } from './people.dto';
import { PeopleService } from './people.service';

@ApiTags('people')
@Controller('api/v1')
@AllowOnly('officer', 'operator')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly counter: CounterService,
  ) {}

  @Get('wards/:wardId/mentors')
  mentors(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: PeopleQuery,
  ) {
    assertWard(actor, wardId);
    return this.people.mentors(wardId, query, filterOf(query));
  }

  @Get('wards/:wardId/mentees')
  mentees(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: PeopleQuery,
  ) {
    assertWard(actor, wardId);
    return this.people.mentees(wardId, query, filterOf(query));
  }

  /** One person at the counter, who agreed. */
  @Post('wards/:wardId/mentees')
  add(@CurrentActor() actor: Actor, @Param('wardId') wardId: string, @Body() body: NewMenteeDto) {
    return this.counter.add(actor, wardId, body);
  }

  @Get('mentors/:id')
  async mentor(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const mentor = await this.people.mentor(id);
    assertWard(actor, mentor.wardId);
    return mentor;
  }

  @Get('mentees/:id')
  async mentee(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const mentee = await this.people.mentee(id);
    assertWard(actor, mentee.wardId);
    return mentee;
  }

  @Patch('mentors/:id')
  async changeMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeMentorDto,
  ) {
    assertWard(actor, (await this.people.mentor(id)).wardId);
    const { version, ...changes } = body;
    return this.people.changeMentor(actor, id, version, changes);
  }

  @Patch('mentees/:id')
  async changeMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeMenteeDto,
  ) {
    assertWard(actor, (await this.people.mentee(id)).wardId);
    const { version, ...changes } = body;
    return this.people.changeMentee(actor, id, version, changes);
  }
}

function filterOf(query: PeopleQuery): { hamletId?: string } {
  return query.hamletId ? { hamletId: query.hamletId } : {};
}
