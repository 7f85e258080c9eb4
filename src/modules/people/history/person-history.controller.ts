import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, assertMay, CurrentActor } from '../../access';
import { PeopleService } from '../lists/people.service';
import { PersonHistory } from './person-history';
import { PersonHistoryEntry } from './person-history.views';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.read')
export class PersonHistoryController {
  constructor(
    private readonly people: PeopleService,
    private readonly history: PersonHistory,
  ) {}

  /** Who changed what of an ambassador and when, the latest first, and what stood there before and since. */
  @Get('mentors/:id/history')
  async mentorHistory(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<PersonHistoryEntry[]> {
    const { wardId } = await this.people.mentor(id);
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'mentor');
    return this.history.of('mentor', id);
  }

  /** Who changed what of a mentee and when, the latest first, and what stood there before and since. */
  @Get('mentees/:id/history')
  async menteeHistory(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<PersonHistoryEntry[]> {
    const { wardId } = await this.people.mentee(id);
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'mentee');
    return this.history.of('mentee', id);
  }
}
