import { FamilyGuide } from './entities/family-guide.entity';
import { FigureChange } from './entities/figure-change.entity';
import { Target } from './entities/target.entity';
import { VneidChange } from './entities/vneid-change.entity';
import { VneidRecord } from './entities/vneid-record.entity';
import { WardFigures } from './entities/ward-figures.entity';

/** The tables of this module. */
export const programmeEntities = [
  FamilyGuide,
  FigureChange,
  Target,
  VneidChange,
  VneidRecord,
  WardFigures,
];
