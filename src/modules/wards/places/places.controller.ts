import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { HolidaysService } from './holidays.service';
import { PlacesService } from './places.service';
import { HamletDto } from '../units/wards.dto';
import { PlacesChangedView } from './places.views';

@ApiTags('wards')
@Controller('api/v1/wards/:wardId')
@Allow('places.read')
export class PlacesController {
  constructor(
    private readonly places: PlacesService,
    private readonly holidays: HolidaysService,
  ) {}

  @Get('hamlets')
  hamlets(@Param('wardId') wardId: string) {
    return this.places.hamlets(wardId);
  }

  @Allow('places.change')
  @Post('hamlets')
  async saveHamlet(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: HamletDto,
  ): Promise<PlacesChangedView> {
    return this.places.saveHamlets(actor, wardId, [body]);
  }

  @Get('venues')
  venues(@Param('wardId') wardId: string) {
    return this.places.venues(wardId);
  }

  @Get('holidays')
  holidayEdits(@Param('wardId') wardId: string) {
    return this.holidays.edits(wardId);
  }

  @Allow('places.change')
  @Delete('holidays/:date')
  @HttpCode(204)
  removeHoliday(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('date') date: string,
  ) {
    return this.holidays.remove(actor, wardId, date);
  }
}
