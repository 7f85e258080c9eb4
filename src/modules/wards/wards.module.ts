import { Global, Module } from '@nestjs/common';
import { ComputingModule } from '../../platform/computing/computing.module';
import { WardDirectory } from '../access';
import { Boundaries } from './boundaries/boundaries.service';
import { HolidaysService } from './places/holidays.service';
import { PlacesController } from './places/places.controller';
import { PlacesService } from './places/places.service';
import { KnownWards } from './units/ward-directory';
import { WardsController } from './units/wards.controller';
import { WardsService } from './units/wards.service';

/** Wards and their places; global, since the guard finds the ward of a route here. */
@Global()
@Module({
  imports: [ComputingModule],
  controllers: [WardsController, PlacesController],
  providers: [
    WardsService,
    PlacesService,
    HolidaysService,
    Boundaries,
    { provide: WardDirectory, useClass: KnownWards },
  ],
  exports: [WardDirectory, WardsService, PlacesService, HolidaysService, Boundaries],
})
export class WardsModule {}
