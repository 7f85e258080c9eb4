import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, assertMay, CurrentActor } from '../../access';
import { PeopleService } from '../lists/people.service';
import { ChangeTakingBack } from '../changes/change-taking-back';
import { TakenBackChange } from '../changes/taken-back-change.views';
import { PersonHistory } from './person-history';
import { PersonHistoryEntry } from './person-history.views';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.read')
export class PersonHistoryController {
  constructor(
    private readonly people: PeopleService,
    private readonly history: PersonHistory,
    private readonly takingBack: ChangeTakingBack,
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

  /** The fields say again what they said before, unless somebody changed them since; messages go to the number of before. */
  @Allow('people.change')
  @Post('person-changes/:changeId/taking-back')
  @HttpCode(200)
  takeBack(
    @CurrentActor() actor: Actor,
    @Param('changeId') changeId: string,
  ): Promise<TakenBackChange> {
    return this.takingBack.takeBack(actor, changeId);
  }
}
