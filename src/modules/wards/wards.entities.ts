import { Hamlet } from './entities/hamlet.entity';
import { Holiday } from './entities/holiday.entity';
import { Venue } from './entities/venue.entity';
import { WardBoundary } from './entities/ward-boundary.entity';
import { Ward } from './entities/ward.entity';

/** The tables of this module. */
export const wardsEntities = [Hamlet, Holiday, Venue, Ward, WardBoundary];
