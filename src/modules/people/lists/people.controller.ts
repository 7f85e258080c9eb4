import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, AnswersWholePhones, assertMay, CurrentActor } from '../../access';
import { CounterService } from '../counter/counter.service';
import {
  ChangeMenteeDto,
  ChangeMentorDto,
  NewMenteeDto,
  NewMentorDto,
  PeopleQuery,
} from './people.dto';
import { type PeopleFilter, PeopleService } from './people.service';
import { MenteePage, MentorPage } from './people.views';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.read')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly counter: CounterService,
  ) {}

  @Get('wards/:wardId/mentors')
  mentors(@Param('wardId') wardId: string, @Query() query: PeopleQuery): Promise<MentorPage> {
    return this.people.mentors(wardId, query, filterOf(query));
  }

  @Get('wards/:wardId/mentees')
  mentees(@Param('wardId') wardId: string, @Query() query: PeopleQuery): Promise<MenteePage> {
    return this.people.mentees(wardId, query, filterOf(query));
  }

  /** One person at the counter, who agreed. */
  @Allow('people.register')
  @AnswersWholePhones('person')
  @Post('wards/:wardId/mentees')
  add(@CurrentActor() actor: Actor, @Param('wardId') wardId: string, @Body() body: NewMenteeDto) {
    return this.counter.add(actor, wardId, body);
  }

  /** An ambassador at the desk, who agreed. */
  @Allow('people.add')
  @AnswersWholePhones('person')
  @Post('wards/:wardId/mentors')
  addMentor(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewMentorDto,
  ) {
    return this.counter.addMentor(actor, wardId, body);
  }

  @AnswersWholePhones('person')
  @Get('mentors/:id')
  async mentor(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const mentor = await this.people.mentor(id);
    assertMay(actor, 'people.read', { wardIds: [mentor.wardId] }, 'mentor');
    return mentor;
  }

  @AnswersWholePhones('person')
  @Get('mentees/:id')
  async mentee(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const mentee = await this.people.mentee(id);
    assertMay(actor, 'people.read', { wardIds: [mentee.wardId] }, 'mentee');
    return mentee;
  }

  @Allow('people.change')
  @AnswersWholePhones('person')
  @Patch('mentors/:id')
  async changeMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeMentorDto,
  ) {
    const { wardId } = await this.people.mentor(id);
    assertMay(actor, 'people.change', { wardIds: [wardId] }, 'mentor');
    const { version, isHomeRight, ...changes } = body;
    return this.people.changeMentor(actor, id, version, changes, isHomeRight);
  }

  @Allow('people.change')
  @AnswersWholePhones('person')
  @Patch('mentees/:id')
  async changeMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeMenteeDto,
  ) {
    const { wardId } = await this.people.mentee(id);
    assertMay(actor, 'people.change', { wardIds: [wardId] }, 'mentee');
    const { version, isHomeRight, ...changes } = body;
    return this.people.changeMentee(actor, id, version, changes, isHomeRight);
  }
}

function filterOf({ hamletId, stopped }: PeopleQuery): PeopleFilter {
  const ofHamlet = hamletId ? { hamletId } : {};
  if (stopped === undefined) return ofHamlet;
  if (stopped === 'no') return { ...ofHamlet, isActive: true };
  if (stopped === 'any') return { ...ofHamlet, isActive: false };
  return { ...ofHamlet, isActive: false, stopReason: stopped };
}
