import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PeopleActs } from './people-acts.service';
import { PeopleActView } from './people-acts.views';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.change')
export class PeopleActsController {
  constructor(private readonly acts: PeopleActs) {}

  /** What one press did to many people: an import, by its identifier, or a stop of several. */
  @Get('people-acts/:id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PeopleActView> {
    return this.acts.get(actor, id);
  }

  /** What taking it back would do, to the last message; nothing is changed. */
  @Post('people-acts/:id/taking-back-preview')
  @HttpCode(200)
  look(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PeopleActView> {
    return this.acts.look(actor, id);
  }

  /** Whom it added goes, who was changed or stopped is as before; whom somebody changed, paired or booked since stays. */
  @Post('people-acts/:id/taking-back')
  @HttpCode(200)
  takeBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PeopleActView> {
    return this.acts.takeBack(actor, id);
  }
}
