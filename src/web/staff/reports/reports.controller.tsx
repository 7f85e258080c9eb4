import { Body, Get, Param, Post, StreamableFile } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { calendarKinds, type CalendarKind } from '../../../core/programme/report-periods';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { xlsxType } from '../../../modules/exchange';
import {
  docxType,
  longestReportWord,
  type Report,
  reportDocx,
  reportLines,
  ReportQueries,
  ReportsService,
  type WholeReport,
} from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { type Language, textsIn } from '../../../texts';
import { boundedTextOf, type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { PageLanguage } from '../../kit/page/page-language';
import { paths } from '../../kit/paths/paths';
import { countOf, dayOf, neededText } from '../../shared/programme/typed-values';
import { reportFileName } from '../../shared/programme/report-file-name';
import { reportSheet } from '../../shared/programme/report-table';
import { ReportPage, ReportsPage } from './report-pages';

/** Reports of a ward: begun, written, sent; read, approved and returned by its province. */
@PageController()
@Allow('reports.write')
export class ReportPagesController {
  constructor(
    private readonly reports: ReportsService,
    private readonly queries: ReportQueries,
  ) {}

  @Allow('reports.read')
  @Get(paths.ward.reports.pattern)
  list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.listPage(actor, ward);
  }

  @Post(paths.ward.reports.pattern)
  begin(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const kind = textOf(body, 'kind') as CalendarKind;
        if (!calendarKinds.includes(kind)) throw invalidFields({ kind: 'choose-one' });
        const [from, until] = [dayOf(body, 'from'), dayOf(body, 'until')];
        const { id } = await this.reports.begin(actor, ward.id, { kind, from, until });
        return new SeeOther(paths.ward.report(ward.code, id), 'report-begun');
      },
      (refusal) => this.listPage(actor, ward, refusal),
    );
  }

  @Allow('reports.read')
  @Get(paths.ward.report.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Post(paths.ward.report.pattern)
  write(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      const word = (name: string): string => boundedTextOf(body, name, longestReportWord);
      await this.reports.write(actor, id, versionOf(body), {
        words: {
          communication: word('communication'),
          difficulties: word('difficulties'),
          proposals: word('proposals'),
          groups: word('groups'),
        },
        byHand: {
          news: countOf(body, 'news'),
          loudspeakers: countOf(body, 'loudspeakers'),
          events: countOf(body, 'events'),
        },
      });
      return new SeeOther(paths.ward.report(ward.code, id), 'report-saved');
    });
  }

  @Post(paths.ward.reportSending.pattern)
  send(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      await this.reports.send(actor, id, versionOf(body));
      return new SeeOther(paths.ward.report(ward.code, id), 'report-sent');
    });
  }

  @Post(paths.ward.reportDropping.pattern)
  drop(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      await this.reports.drop(actor, id, versionOf(body));
      return new SeeOther(paths.ward.reports(ward.code), 'report-dropped');
    });
  }

  @Post(paths.ward.reportCorrection.pattern)
  correct(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      const made = await this.reports.correct(actor, id);
      return new SeeOther(paths.ward.report(ward.code, made.id), 'report-begun');
    });
  }

  @Allow('reports.decide')
  @Post(paths.ward.reportDecision.pattern)
  decide(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      const act = textOf(body, 'act');
      if (act !== 'approve' && act !== 'return') throw invalidFields({ act: 'choose-one' });
      const isApproved = act === 'approve';
      const word = boundedTextOf(body, 'word', 1000);
      await this.reports.decide(actor, id, { version: versionOf(body), isApproved, word });
      const notice = isApproved ? 'report-approved' : 'report-returned';
      return new SeeOther(paths.ward.report(ward.code, id), notice);
    });
  }

  @Post(paths.ward.reportPeople.pattern)
  name(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      const side: Side = textOf(body, 'side') === 'mentee' ? 'mentee' : 'mentor';
      const word = neededText(body, 'word', 500);
      if (textOf(body, 'agrees') !== 'yes') throw invalidFields({ agrees: 'must-agree' });
      const agreedOn = dayOf(body, 'agreedOn');
      const called = textOf(body, 'person');
      const [personId, ...others] = await this.queries.peopleCalled(actor, ward.id, side, called);
      if (personId === undefined) throw invalidFields({ person: 'nobody-of-name' });
      if (others.length > 0) throw invalidFields({ person: 'several-of-name' });
      await this.reports.name(actor, id, { side, personId, word, agreedOn });
      return new SeeOther(`${paths.ward.report(ward.code, id)}#people`, 'report-saved');
    });
  }

  @Post(paths.ward.reportPersonRemoval.pattern)
  unname(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('namedId') namedId: string,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      await this.reports.unname(actor, id, namedId);
      return new SeeOther(`${paths.ward.report(ward.code, id)}#people`, 'report-saved');
    });
  }

  @Allow('reports.read')
  @Get(paths.ward.reportFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    const { report, numbers } = await this.find(actor, ward, id);
    const title = `${textsIn(language).reports.kinds[report.kind]}: ${ward.name}`;
    const lines = reportLines(numbers, report.byHand, language);
    return new StreamableFile(await reportSheet(title, lines, language), {
      type: xlsxType,
      disposition: nameOf(ward, report, 'xlsx'),
    });
  }

  /** In the form of the decree, to be numbered, dated and signed. */
  @Allow('reports.read')
  @Get(paths.ward.reportPaper.pattern)
  async paper(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    const { report, numbers, people } = await this.find(actor, ward, id);
    const bytes = await reportDocx({
      letterhead: await this.queries.letterhead(actor, ward),
      kind: report.kind,
      from: report.fromOn,
      until: report.untilOn,
      isDraft: report.state === 'draft',
      lines: reportLines(numbers, report.byHand, 'vi'),
      words: report.words,
      people,
    });
    return new StreamableFile(bytes, {
      type: docxType,
      disposition: nameOf(ward, report, 'docx'),
    });
  }

  /** What a form asked for, on a report of this ward. */
  private async act(
    actor: Actor,
    ward: Ward,
    id: string,
    work: () => Promise<SeeOther>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.queries.assertOf(ward, id);
        return work();
      },
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<WholeReport> {
    const whole = await this.queries.whole(actor, id);
    if (whole.ward.id !== ward.id) throw notFound('report');
    return whole;
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const report = await this.find(actor, ward, id);
    return new WebPage((t) => t.reports.kinds[report.report.kind], <ReportPage report={report} />, {
      ward,
      refusal,
    });
  }

  private async listPage(actor: Actor, ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const reports = await this.queries.ofWard(actor, ward.id);
    const last = this.queries.lastPeriods();
    return new WebPage(
      (t) => t.reports.title,
      <ReportsPage code={ward.code} reports={reports} last={last} />,
      { ward, refusal },
    );
  }
}

function nameOf({ name }: Ward, { kind, fromOn, untilOn }: Report, ending: string): string {
  return reportFileName({ unit: name, kind, period: { from: fromOn, until: untilOn } }, ending);
}

const versionOf = (body: FormBody): number => integerOf(body, 'version') ?? 0;
