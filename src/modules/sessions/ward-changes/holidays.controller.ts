import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { PutHolidayDto } from '../changes/changes.dto';
import { HolidayAnswer } from '../changes/changes.views';
import { HolidayChanges } from './holiday-changes.service';

/** A day of the calendar, with what stands on it. */
@ApiTags('wards')
@Controller('api/v1/wards/:wardId/holidays')
export class HolidaysController {
  constructor(private readonly holidays: HolidayChanges) {}

  /**
   * Says that sessions do, or do not, take place on a date. Where some stand on a day off ahead, the answer tells as a
   * change which they are and what became of them: `act` says what, and left out they are kept. The change can be looked
   * at and taken back like every other one; what it would do is told by `days-off-preview` without changing anything.
   */
  @Allow('places.change')
  @Put(':date')
  putHoliday(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('date') date: string,
    @Body() body: PutHolidayDto,
  ): Promise<HolidayAnswer> {
    return this.holidays.put(actor, { wardId, date, ...body });
  }
}
