import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, AllowOnly, assertWard, CurrentActor } from '../../access';
import { LocalDatePipe } from '../../../platform/http/local-date.pipe';
import { HolidaysService } from './holidays.service';
import { PlacesService } from './places.service';
import { HamletDto, HolidayDto, VenueDto } from '../units/wards.dto';

@ApiTags('wards')
@Controller('api/v1/wards/:wardId')
@AllowOnly('officer', 'operator')
export class PlacesController {
  constructor(
    private readonly places: PlacesService,
    private readonly holidays: HolidaysService,
  ) {}

  @Get('hamlets')
  hamlets(@CurrentActor() actor: Actor, @Param('wardId') wardId: string) {
    assertWard(actor, wardId);
    return this.places.hamlets(wardId);
  }

  @Post('hamlets')
  async saveHamlet(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: HamletDto,
  ) {
    assertWard(actor, wardId);
    return this.places.saveHamlets(actor, wardId, [body]);
  }

  @Get('venues')
  venues(@CurrentActor() actor: Actor, @Param('wardId') wardId: string) {
    assertWard(actor, wardId);
    return this.places.venues(wardId);
  }

  @Post('venues')
  saveVenue(@CurrentActor() actor: Actor, @Param('wardId') wardId: string, @Body() body: VenueDto) {
    assertWard(actor, wardId);
    return this.places.saveVenues(actor, wardId, [body]);
  }

  @Get('holidays')
  holidayEdits(@CurrentActor() actor: Actor, @Param('wardId') wardId: string) {
    assertWard(actor, wardId);
    return this.holidays.edits(wardId);
  }

  @Put('holidays/:date')
  putHoliday(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('date', LocalDatePipe) date: string,
    @Body() body: HolidayDto,
  ) {
    assertWard(actor, wardId);
    return this.holidays.put(actor, wardId, date, body.name, body.isHoliday);
  }

  @Delete('holidays/:date')
  @HttpCode(204)
  removeHoliday(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('date', LocalDatePipe) date: string,
  ) {
    assertWard(actor, wardId);
    return this.holidays.remove(actor, wardId, date);
  }
}
