import { Campaign } from './entities/campaign.entity';
import { CampaignDay } from './entities/campaign-day.entity';
import { CampaignPoint } from './entities/campaign-point.entity';
import { Certificate } from './entities/certificate.entity';
import { FamilyGuide } from './entities/family-guide.entity';
import { FigureChange } from './entities/figure-change.entity';
import { Letterhead } from './entities/letterhead.entity';
import { Recognition } from './entities/recognition.entity';
import { Report } from './entities/report.entity';
import { ReportPerson } from './entities/report-person.entity';
import { Target } from './entities/target.entity';
import { VneidChange } from './entities/vneid-change.entity';
import { VneidRecord } from './entities/vneid-record.entity';
import { WardFigures } from './entities/ward-figures.entity';

/** The tables of this module. */
export const programmeEntities = [
  Campaign,
  CampaignDay,
  CampaignPoint,
  Certificate,
  FamilyGuide,
  FigureChange,
  Letterhead,
  Recognition,
  Report,
  ReportPerson,
  Target,
  VneidChange,
  VneidRecord,
  WardFigures,
];
