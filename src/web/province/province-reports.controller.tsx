import { Get, Param, StreamableFile } from '@nestjs/common';
import { type CalendarKind, calendarKinds } from '../../core/programme/report-periods';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { xlsxType } from '../../modules/exchange';
import { type ProvinceReport, reportLines, ReportQueries } from '../../modules/programme';
import { notFound } from '../../platform/common/domain-error';
import { type Language, textsIn } from '../../texts';
import { AskedFilter, oneOf } from '../kit/page/address-filter';
import { AskedDay } from '../kit/page/asked';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { PageLanguage } from '../kit/page/page-language';
import { paths } from '../kit/paths/paths';
import { reportSheet } from '../shared/programme/report-table';
import { ProvinceReportsPage } from './province-reports-page';

const words = { kind: oneOf(calendarKinds) };

/** Reports of every unit of a province, and their sum. */
@PageController()
@Allow('provinces.read')
export class ProvinceReportsController {
  constructor(private readonly queries: ReportQueries) {}

  @Get(paths.provinceReports.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) { kind }: { kind?: CalendarKind },
    @AskedDay('from') from: string | undefined,
    @AskedDay('until') until: string | undefined,
  ): Promise<WebPage> {
    const report = await this.find(actor, code, kind, from, until);
    return new WebPage(
      (t) => t.reports.provinceTitle,
      <ProvinceReportsPage code={code} report={report} />,
      { province: code },
    );
  }

  @Get(paths.provinceReportsFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) { kind }: { kind?: CalendarKind },
    @AskedDay('from') from: string | undefined,
    @AskedDay('until') until: string | undefined,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    const { sum } = await this.find(actor, code, kind, from, until);
    const lines = reportLines(sum, sum.byHand, language);
    const bytes = await reportSheet(textsIn(language).reports.sum, lines, language);
    return new StreamableFile(bytes, { type: xlsxType });
  }

  private async find(
    actor: Actor,
    code: string,
    kind: CalendarKind = 'month',
    from?: string,
    until?: string,
  ): Promise<ProvinceReport> {
    const report = await this.queries.ofProvince(actor, code, kind, { from, until });
    if (report.units.length === 0 && !actor.provinceCode) throw notFound('wards-of-province');
    return report;
  }
}
