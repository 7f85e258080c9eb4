import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { ChangeView } from '../changes/changes.views';
import { ProgrammeChangeDto, PutProgrammeDto } from './programme-changes.dto';
import { ProgrammeChanges } from './programme-changes.service';
import { ProgrammeAnswer } from './programme-changes.views';

/** What a programme of a ward decides, with what it hits. */
@ApiTags('people')
@Controller('api/v1/wards/:wardId/programmes')
@Allow('programmes.keep')
export class ProgrammeChangesController {
  constructor(private readonly changes: ProgrammeChanges) {}

  /**
   * Says anew all that a programme decides. Where lessons, classes or pairs no longer are as it decides, the answer tells as a
   * change which they are and what became of them: `act` and `pairs` say what, and left out they are kept. The change can be
   * looked at and taken back; what it would do is told by `changes-preview` without changing anything.
   */
  @Put(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') programmeId: string,
    @Body() { act = 'keep', pairs, reason, version, ...programme }: PutProgrammeDto,
  ): Promise<ProgrammeAnswer> {
    const wanted = { wardId, programmeId, programme, version };
    return this.changes.put(actor, wanted, { act, pairs, reason });
  }

  /** What it would do, to the last message; nothing is changed. */
  @Post(':id/changes-preview')
  @HttpCode(200)
  look(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') programmeId: string,
    @Body() { programme, act, pairs, reason }: ProgrammeChangeDto,
  ): Promise<ChangeView> {
    return this.changes.look(actor, { wardId, programmeId, programme }, { act, pairs, reason });
  }
}
