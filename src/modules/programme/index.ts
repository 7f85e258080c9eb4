/** What other modules may use of this one. */
export { VneidChange } from './entities/vneid-change.entity';
export type { Target } from './entities/target.entity';
export { FamiliesService } from './families/families.service';
export type { Family } from './families/family-rows';
export { Funnel, type FunnelPart, type StageCounts, stagesTogether } from './funnel/funnel.service';
export { type CountedRow, Measures } from './measures/measures.service';
export {
  type OpenedUnit,
  Onboarding,
  unitsIn,
  type UnitsPreview,
} from './onboarding/onboarding.service';
export { ProvinceOverview, type UnitOverview } from './overview/province-overview.service';
export { Certificate } from './entities/certificate.entity';
export { Recognition } from './entities/recognition.entity';
export {
  CertificatesService,
  type GenuineCertificate,
  type RegisteredCertificate,
} from './recognition/certificates.service';
export { longestRecognitionWord } from './recognition/recognition.dto';
export { type Recognisable, RecognitionService } from './recognition/recognition.service';
export { programmeRetention } from './programme.retention';
export { programmeErasure } from './programme.erasure';
export { programmeEntities } from './programme.entities';
export { ProgrammeModule } from './programme.module';
export { Campaign } from './entities/campaign.entity';
export {
  type CampaignOfUnit,
  type ProvinceCampaigns,
  ProvinceCampaignsQuery,
} from './campaigns/province-campaigns';
export { CampaignsService, type WholeCampaign } from './campaigns/campaigns.service';
export { Letterhead } from './entities/letterhead.entity';
export { Report, type ReportState } from './entities/report.entity';
export { docxType, reportDocx, sumDocx } from './reports/paper/report-docx';
export { type LineOf, measureOf, type ReportLine, reportLines } from './reports/paper/report-lines';
export type { Cut } from './figures/figure-sources';
export type { FigureRow } from './reports/report-counting';
export { type ProvinceReport, ReportQueries, type WholeReport } from './reports/report-queries';
export { longestReportWord } from './reports/reports.dto';
export { ReportsService } from './reports/reports.service';
export { type TargetProgress, TargetsService } from './targets/targets.service';
export { targetYears } from './targets/target-values';
export { VneidLists, type VneidListPreview } from './vneid/vneid-lists.service';
export {
  type VneidCounts,
  type VneidOfPerson,
  VneidQueries,
  type VneidStanding,
} from './vneid/vneid-queries';
export { type ListedOnVneid, type ListKept, VneidService } from './vneid/vneid.service';
