import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PatchSettingsDto } from '../changes/changes.dto';
import { SettingsAnswer } from '../changes/changes.views';
import { SettingsChanges } from './settings-changes.service';

/** What a ward decides for itself, with what it hits. */
@ApiTags('wards')
@Controller('api/v1/wards/:wardId/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsChanges) {}

  /**
   * What is left out stays. Reminders follow, and where lessons, classes, walk-in days or pairs are hit, the answer tells
   * as a change which they are and what became of them: `act` and `pairs` say what, and left out they are kept. The change
   * can be looked at and taken back; what it would do is told by `settings-changes-preview` without changing anything.
   */
  @Allow('wards.change')
  @Patch()
  changeSettings(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { act = 'keep', pairs, reason, ...settings }: PatchSettingsDto,
  ): Promise<SettingsAnswer> {
    return this.settings.patch(actor, wardId, settings, { act, pairs, reason });
  }
}
