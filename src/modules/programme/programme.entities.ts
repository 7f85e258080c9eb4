import { FamilyGuide } from './entities/family-guide.entity';
import { Target } from './entities/target.entity';
import { VneidChange } from './entities/vneid-change.entity';
import { VneidRecord } from './entities/vneid-record.entity';

/** The tables of this module. */
export const programmeEntities = [FamilyGuide, Target, VneidChange, VneidRecord];
