import { Module } from '@nestjs/common';
import { HolidaysService } from './places/holidays.service';
import { PlacesController } from './places/places.controller';
import { PlacesService } from './places/places.service';
import { WardsController } from './units/wards.controller';
import { WardsService } from './units/wards.service';

@Module({
  controllers: [WardsController, PlacesController],
  providers: [WardsService, PlacesService, HolidaysService],
  exports: [WardsService, PlacesService, HolidaysService],
})
export class WardsModule {}
