import { Module } from '@nestjs/common';
import { ExchangeModule } from '../exchange';
import { MatchingModule } from '../matching';
import { SessionsModule } from '../sessions';
import { WardsModule } from '../wards';
import { CampaignsController } from './campaigns/campaigns.controller';
import { CampaignsService } from './campaigns/campaigns.service';
import { ProvinceCampaignsQuery } from './campaigns/province-campaigns';
import { FamiliesController } from './families/families.controller';
import { FamiliesService } from './families/families.service';
import { FunnelController } from './funnel/funnel.controller';
import { Funnel } from './funnel/funnel.service';
import { FiguresJobs } from './measures/figures.jobs';
import { Figures } from './measures/figures.service';
import { Measures } from './measures/measures.service';
import { OnboardingController } from './onboarding/onboarding.controller';
import { Onboarding } from './onboarding/onboarding.service';
import { ProvinceOverview } from './overview/province-overview.service';
import { StatisticsController } from './statistics/statistics.controller';
import { Statistics } from './statistics/statistics.service';
import { ReportCounting } from './reports/report-counting';
import { ReportQueries } from './reports/report-queries';
import { ReportsController } from './reports/reports.controller';
import { ReportsService } from './reports/reports.service';
import { CertificatesService } from './recognition/certificates.service';
import { RecognitionController } from './recognition/recognition.controller';
import { RecognitionService } from './recognition/recognition.service';
import { TargetsController } from './targets/targets.controller';
import { TargetsService } from './targets/targets.service';
import { VneidController } from './vneid/vneid.controller';
import { VneidLists } from './vneid/vneid-lists.service';
import { VneidQueries } from './vneid/vneid-queries';
import { VneidService } from './vneid/vneid.service';

/** What the movement is judged by: confirmations, Digital Families, targets and the measures behind them. */
@Module({
  imports: [ExchangeModule, MatchingModule, SessionsModule, WardsModule],
  controllers: [
    CampaignsController,
    FamiliesController,
    FunnelController,
    OnboardingController,
    RecognitionController,
    ReportsController,
    StatisticsController,
    TargetsController,
    VneidController,
  ],
  providers: [
    CampaignsService,
    CertificatesService,
    FamiliesService,
    Figures,
    FiguresJobs,
    Funnel,
    Measures,
    Onboarding,
    ProvinceCampaignsQuery,
    ProvinceOverview,
    RecognitionService,
    ReportCounting,
    ReportQueries,
    ReportsService,
    Statistics,
    TargetsService,
    VneidLists,
    VneidQueries,
    VneidService,
  ],
  exports: [
    CampaignsService,
    CertificatesService,
    FamiliesService,
    Funnel,
    Measures,
    Onboarding,
    ProvinceCampaignsQuery,
    ProvinceOverview,
    RecognitionService,
    ReportQueries,
    ReportsService,
    TargetsService,
    VneidLists,
    VneidQueries,
    VneidService,
  ],
})
export class ProgrammeModule {}
