import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { ChangeView } from '../changes/changes.views';
import { SessionChangeDto } from './session-changes.dto';
import { SessionChanges } from './session-changes.service';
import { SessionLook } from './session-changes.views';

@ApiTags('changes')
@Controller('api/v1')
@Allow('sessions.reassign')
export class SessionChangesController {
  constructor(private readonly changes: SessionChanges) {}

  /** Another time, place or ambassador; who is elsewhere then loses their place, and everybody is told. */
  @Post('sessions/:id/changes')
  make(
    @CurrentActor() actor: Actor,
    @Param('id') sessionId: string,
    @Body() body: SessionChangeDto,
  ): Promise<ChangeView> {
    return this.changes.make(actor, { sessionId, ...body });
  }

  /** What it would do, to the last message, with everybody in it; nothing is changed. */
  @Post('sessions/:id/changes-preview')
  @HttpCode(200)
  look(
    @CurrentActor() actor: Actor,
    @Param('id') sessionId: string,
    @Body() body: SessionChangeDto,
  ): Promise<SessionLook> {
    return this.changes.look(actor, { sessionId, ...body });
  }
}
