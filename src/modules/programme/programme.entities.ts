import { VneidChange } from './entities/vneid-change.entity';
import { VneidRecord } from './entities/vneid-record.entity';

/** The tables of this module. */
export const programmeEntities = [VneidChange, VneidRecord];
