import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Side } from '../../../core/people/fields';
import { type Actor, Allow, CurrentActor } from '../../access';
import type { Merging } from '../../people';
import { ReturnView } from '../departures/departures.views';
import { MergeDto, TakeApartDto } from './merges.dto';
import { PersonMerges } from './merges.service';
import { MergeView } from './merges.views';

@ApiTags('people')
@Controller('api/v1')
@Allow('people.merge')
export class MergesController {
  constructor(private readonly merges: PersonMerges) {}

  /** The record of this mentee is kept; another one of the same person goes into it. */
  @Post('mentees/:id/merge')
  mergeMentees(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MergeDto,
  ): Promise<MergeView> {
    return this.merges.merge(actor, mergingOf('mentee', id, body));
  }

  /** What merging would do; nothing is changed. */
  @Post('mentees/:id/merge-preview')
  @HttpCode(200)
  lookAtMentees(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MergeDto,
  ): Promise<MergeView> {
    return this.merges.look(actor, mergingOf('mentee', id, body));
  }

  /** The record of a mentee that was given up stands for itself again. */
  @Post('mentees/:id/take-apart')
  takeMenteesApart(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: TakeApartDto,
  ): Promise<ReturnView> {
    return this.merges.takeApart(actor, 'mentee', { id, version });
  }

  /** The record of this mentor is kept; another one of the same person goes into it. */
  @Post('mentors/:id/merge')
  mergeMentors(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MergeDto,
  ): Promise<MergeView> {
    return this.merges.merge(actor, mergingOf('mentor', id, body));
  }

  /** What merging would do; nothing is changed. */
  @Post('mentors/:id/merge-preview')
  @HttpCode(200)
  lookAtMentors(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MergeDto,
  ): Promise<MergeView> {
    return this.merges.look(actor, mergingOf('mentor', id, body));
  }

  /** The record of a mentor that was given up stands for itself again. */
  @Post('mentors/:id/take-apart')
  takeMentorsApart(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: TakeApartDto,
  ): Promise<ReturnView> {
    return this.merges.takeApart(actor, 'mentor', { id, version });
  }
}

function mergingOf(
  side: Side,
  id: string,
  { version, otherId, otherVersion, fields }: MergeDto,
): Merging {
  return {
    side,
    kept: { id, version },
    other: { id: otherId, version: otherVersion },
    chosen: Object.fromEntries(fields.map(({ name, choice }) => [name, choice])),
  };
}
