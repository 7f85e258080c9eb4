import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { BusySpellDto, DayOffDto, SettingsChangeDto, VenueChangeDto } from './changes.dto';
import { ChangeLine, ChangeView } from './changes.views';
import { PlannedChanges } from './planned-changes.service';

@ApiTags('changes')
@Controller('api/v1')
@Allow('changes.make')
export class ChangesController {
  constructor(private readonly changes: PlannedChanges) {}

  @Get('wards/:wardId/changes')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<ChangeLine[]> {
    return this.changes.list(actor, wardId);
  }

  @Allow('changes.own')
  @Get('changes/:id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ChangeView> {
    return this.changes.get(actor, id);
  }

  @Allow('changes.own')
  @Post('changes/:id/taking-back')
  takeBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ChangeView> {
    return this.changes.takeBack(actor, id);
  }

  @Allow('changes.own')
  @Post('mentors/:id/spells')
  beBusy(
    @CurrentActor() actor: Actor,
    @Param('id') mentorId: string,
    @Body() { act, reason, ...times }: BusySpellDto,
  ): Promise<ChangeView> {
    return this.changes.beBusy(actor, { mentorId, ...times }, { act, reason });
  }

  /** What a busy spell would do, to the last message; nothing is changed. */
  @Allow('changes.own')
  @Post('mentors/:id/spells-preview')
  @HttpCode(200)
  lookAtSpell(
    @CurrentActor() actor: Actor,
    @Param('id') mentorId: string,
    @Body() { act, reason, ...times }: BusySpellDto,
  ): Promise<ChangeView> {
    return this.changes.lookAtSpell(actor, { mentorId, ...times }, { act, reason });
  }

  @Post('wards/:wardId/days-off')
  closeDays(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { act, reason, venueId = null, ...days }: DayOffDto,
  ): Promise<ChangeView> {
    return this.changes.closeDays(actor, { wardId, venueId, ...days }, { act, reason });
  }

  /** What closing the days would do, to the last message; nothing is changed. */
  @Post('wards/:wardId/days-off-preview')
  @HttpCode(200)
  lookAtDaysOff(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { act, reason, venueId = null, ...days }: DayOffDto,
  ): Promise<ChangeView> {
    return this.changes.lookAtDayOff(actor, { wardId, venueId, ...days }, { act, reason });
  }

  @Post('wards/:wardId/settings-changes')
  changeSettings(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { settings, act, pairs, reason }: SettingsChangeDto,
  ): Promise<ChangeView> {
    return this.changes.changeSettings(actor, { wardId, settings }, { act, pairs, reason });
  }

  /** What other settings would do, to the last message and reminder; nothing is changed. */
  @Post('wards/:wardId/settings-changes-preview')
  @HttpCode(200)
  lookAtSettings(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { settings, act, pairs, reason }: SettingsChangeDto,
  ): Promise<ChangeView> {
    return this.changes.lookAtSettings(actor, { wardId, settings }, { act, pairs, reason });
  }

  @Post('wards/:wardId/venues/:id/changes')
  changeVenue(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') venueId: string,
    @Body() { venue: changes, act, reason }: VenueChangeDto,
  ): Promise<ChangeView> {
    return this.changes.changeVenue(actor, { wardId, venueId, changes }, { act, reason });
  }

  /** What other hours, seats or days of a venue would do, to the last message; nothing is changed. */
  @Post('wards/:wardId/venues/:id/changes-preview')
  @HttpCode(200)
  lookAtVenue(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('id') venueId: string,
    @Body() { venue: changes, act, reason }: VenueChangeDto,
  ): Promise<ChangeView> {
    return this.changes.lookAtVenue(actor, { wardId, venueId, changes }, { act, reason });
  }
}
