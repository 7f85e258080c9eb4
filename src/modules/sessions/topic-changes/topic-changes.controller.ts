import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { type PersonToChange, TakenBackChange } from '../../people';
import { ChangeView } from '../changes/changes.views';
import { ActDto } from '../changes/changes.dto';
import { MenteeChangeDto, MentorChangeDto } from './topic-changes.dto';
import { TopicChanges } from './topic-changes.service';

/** People who need or teach something else, with the lessons that were planned before. */
@ApiTags('changes')
@Controller('api/v1')
@Allow('people.change')
export class TopicChangesController {
  constructor(private readonly changes: TopicChanges) {}

  /** Puts a mentee right, and does what was chosen with their lessons ahead that are about something they no longer need. */
  @Post('mentees/:id/changes')
  changeMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { mentee, act, reason }: MenteeChangeDto,
  ): Promise<ChangeView> {
    return this.changes.make(actor, [editOf('mentee', id, mentee)], { act, reason });
  }

  /** What it would do, to the last message; nothing is changed. */
  @Post('mentees/:id/changes-preview')
  @HttpCode(200)
  lookAtMentee(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { mentee, act, reason }: MenteeChangeDto,
  ): Promise<ChangeView> {
    return this.changes.look(actor, [editOf('mentee', id, mentee)], { act, reason });
  }

  /** Puts an ambassador right, and does what was chosen with the lessons ahead that they no longer teach. */
  @Post('mentors/:id/changes')
  changeMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { mentor, act, reason }: MentorChangeDto,
  ): Promise<ChangeView> {
    return this.changes.make(actor, [editOf('mentor', id, mentor)], { act, reason });
  }

  /** What it would do, to the last message; nothing is changed. */
  @Post('mentors/:id/changes-preview')
  @HttpCode(200)
  lookAtMentor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { mentor, act, reason }: MentorChangeDto,
  ): Promise<ChangeView> {
    return this.changes.look(actor, [editOf('mentor', id, mentor)], { act, reason });
  }

  /** Every lesson ahead of a ward whose topic fits no more, after a list came in or people were changed one by one. */
  @Allow('changes.make')
  @Post('wards/:wardId/topic-changes')
  fitWard(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() resolution: ActDto,
  ): Promise<ChangeView> {
    return this.changes.fitWard(actor, wardId, resolution);
  }

  /** What it would do, to the last message; nothing is changed. */
  @Allow('changes.make')
  @Post('wards/:wardId/topic-changes-preview')
  @HttpCode(200)
  lookAtWard(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() resolution: ActDto,
  ): Promise<ChangeView> {
    return this.changes.lookAtWard(actor, wardId, resolution);
  }

  /**
   * The fields say again what they said before, unless somebody changed them since, and lessons that were fitted to them are
   * as they were; messages go to the number of before.
   */
  @Post('person-changes/:changeId/taking-back')
  @HttpCode(200)
  takeEditBack(
    @CurrentActor() actor: Actor,
    @Param('changeId') changeId: string,
  ): Promise<TakenBackChange> {
    return this.changes.takeEditBack(actor, changeId);
  }
}

function editOf(
  side: PersonToChange['side'],
  id: string,
  { version, isHomeRight, ...changes }: MenteeChangeDto['mentee'] | MentorChangeDto['mentor'],
): PersonToChange {
  return { side, seen: { id, version, isHomeRight }, changes };
}
