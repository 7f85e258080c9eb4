/** What other modules may use of this one. */
export { Boundaries } from './boundaries/boundaries.service';
export { AddedTopicView } from './entities/added-topic.views';
export { Hamlet } from './entities/hamlet.entity';
export { Holiday } from './entities/holiday.entity';
export {
  type NumberSetting,
  numberSettingEntries,
  type NumberSettingName,
  type NumberSettings,
} from './entities/number-settings';
export { ProgrammeView } from './entities/programme.views';
export { Venue } from './entities/venue.entity';
export { WardBoundary, type WardShapes } from './entities/ward-boundary.entity';
export { defaultWardSettings, type WardSettings } from './entities/ward-settings';
export { Ward } from './entities/ward.entity';
export { HolidaysService } from './places/holidays.service';
export {
  type HamletFields,
  type PlacesChanged,
  PlacesService,
  type VenueChanges,
  type VenueFields,
} from './places/places.service';
export { PlacesChangedView } from './places/places.views';
export { lockedWard } from './units/locked-ward';
export { HolidayDto, VenueChangesDto, VenueDto, WardSettingsDto } from './units/wards.dto';
export {
  countsOf,
  type NewWard,
  type PlannedUnit,
  type UnitCounts,
  type UnitFault,
  unitFaults,
  WardsService,
} from './units/wards.service';
export { wardsEntities } from './wards.entities';
export { wardsErasure } from './wards.erasure';
export { WardsModule } from './wards.module';
