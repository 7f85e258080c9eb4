import { Module } from '@nestjs/common';
import { HolidaysService } from './holidays.service';
import { PlacesController } from './places.controller';
import { PlacesService } from './places.service';
import { WardsController } from './wards.controller';
import { WardsService } from './wards.service';

@Module({
  controllers: [WardsController, PlacesController],
  providers: [WardsService, PlacesService, HolidaysService],
  exports: [WardsService, PlacesService, HolidaysService],
})
export class WardsModule {}
