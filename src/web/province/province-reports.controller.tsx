import { Get, Param, StreamableFile } from '@nestjs/common';
import { type CalendarKind, calendarKinds } from '../../core/programme/report-periods';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { xlsxType } from '../../modules/exchange';
import {
  docxType,
  type ProvinceReport,
  reportLines,
  ReportQueries,
  sumDocx,
} from '../../modules/programme';
import { notFound } from '../../platform/common/domain-error';
import { type Language, textsIn } from '../../texts';
import { AskedFilter, oneOf } from '../kit/page/address-filter';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { PageLanguage } from '../kit/page/page-language';
import { paths } from '../kit/paths/paths';
import { reportFileName } from '../shared/programme/report-file-name';
import { reportSheet } from '../shared/programme/report-table';
import { AskedPeriod, daysIn, wrongIn, type TypedPeriod } from '../shared/programme/shown-period';
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
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    const report = await this.find(actor, code, kind, daysIn(days));
    return new WebPage(
      (t) => t.reports.provinceTitle,
      <ProvinceReportsPage code={code} report={report} />,
      { province: code, refusal: wrongIn(days) },
    );
  }

  @Get(paths.provinceReportsFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) { kind }: { kind?: CalendarKind },
    @AskedPeriod() days: TypedPeriod,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    const report = await this.asked(actor, code, kind, days);
    const { sum } = report;
    const lines = reportLines(sum, sum.byHand, language);
    const bytes = await reportSheet(textsIn(language).reports.sum, lines, language);
    return new StreamableFile(bytes, {
      type: xlsxType,
      disposition: reportFileName({ ...report, unit: `tinh ${code}` }, 'xlsx'),
    });
  }

  /** The sum in the form of the decree, to be numbered, dated and signed. */
  @Get(paths.provinceReportsPaper.pattern)
  async paper(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) { kind }: { kind?: CalendarKind },
    @AskedPeriod() days: TypedPeriod,
  ): Promise<StreamableFile> {
    const report = await this.asked(actor, code, kind, days);
    return new StreamableFile(await sumDocx(code, report), {
      type: docxType,
      disposition: reportFileName({ ...report, unit: `tinh ${code}` }, 'docx'),
    });
  }

  /** @throws DomainError not-found, invalid-form */
  private asked(
    actor: Actor,
    code: string,
    kind: CalendarKind | undefined,
    days: TypedPeriod,
  ): Promise<ProvinceReport> {
    const wrong = wrongIn(days);
    if (wrong) throw wrong;
    return this.find(actor, code, kind, daysIn(days));
  }

  private async find(
    actor: Actor,
    code: string,
    kind: CalendarKind = 'month',
    days: TypedPeriod,
  ): Promise<ProvinceReport> {
    const report = await this.queries.ofProvince(actor, code, kind, days);
    if (report.units.length === 0 && !actor.provinceCode) throw notFound('wards-of-province');
    return report;
  }
}
