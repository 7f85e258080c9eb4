import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isCounted } from '../../../core/programme/figures';
import { notFound } from '../../../platform/common/domain-error';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Letterhead } from '../entities/letterhead.entity';
import { Report } from '../entities/report.entity';
import { ReportPerson } from '../entities/report-person.entity';
import { ReportNumbers } from '../entities/report-numbers.views';
import { ReportQueries } from './report-queries';
import {
  FigureQuery,
  LetterheadDto,
  NewReportDto,
  PeriodQuery,
  ProvinceReportQuery,
  ReportDecisionDto,
  ReportPersonDto,
  SeenReportDto,
  WrittenReportDto,
} from './reports.dto';
import { ReportsService } from './reports.service';
import { FigureRowView, ProvinceReportView, WholeReportView } from './reports.views';

@ApiTags('reports')
@Controller('api/v1')
@Allow('reports.write')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly queries: ReportQueries,
  ) {}

  /** The latest period first. */
  @Allow('reports.read')
  @Get('wards/:wardId/reports')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<Report[]> {
    return this.queries.ofWard(actor, wardId);
  }

  /** Begins a draft; of a unit, a kind and a period there is one. */
  @Post('wards/:wardId/reports')
  begin(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewReportDto,
  ): Promise<Report> {
    return this.reports.begin(actor, wardId, body);
  }

  /** Begins the report of the whole campaign. */
  @Post('campaigns/:id/reports')
  beginOfCampaign(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Report> {
    return this.reports.beginOfCampaign(actor, id);
  }

  @Allow('reports.read')
  @Get('reports/:id')
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WholeReportView> {
    const { report, numbers, people, isReplaced } = await this.queries.whole(actor, id);
    return { report, numbers, people, isReplaced };
  }

  /** What is written and not counted, as a whole. */
  @Put('reports/:id')
  write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version, words, byHand }: WrittenReportDto,
  ): Promise<Report> {
    return this.reports.write(actor, id, version, { words, byHand });
  }

  /** Sends it with the numbers of this moment, which stay. */
  @Post('reports/:id/sending')
  @HttpCode(200)
  send(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenReportDto,
  ): Promise<Report> {
    return this.reports.send(actor, id, version);
  }

  /** Approves and locks what was sent, or returns it with a word. */
  @Allow('reports.decide')
  @Post('reports/:id/decision')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ReportDecisionDto,
  ): Promise<Report> {
    return this.reports.decide(actor, id, body);
  }

  /** Another edition of what was returned or approved. */
  @Post('reports/:id/corrections')
  correct(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Report> {
    return this.reports.correct(actor, id);
  }

  /** Drops a draft. */
  @Post('reports/:id/dropping')
  @HttpCode(204)
  drop(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenReportDto,
  ): Promise<void> {
    return this.reports.drop(actor, id, version);
  }

  /** Names somebody outstanding, who agreed to it. */
  @Post('reports/:id/people')
  name(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ReportPersonDto,
  ): Promise<ReportPerson> {
    return this.reports.name(actor, id, body);
  }

  @Delete('reports/:id/people/:namedId')
  @HttpCode(204)
  unname(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('namedId') namedId: string,
  ): Promise<void> {
    return this.reports.unname(actor, id, namedId);
  }

  /** What stands above and below the unit's papers. */
  @Put('wards/:wardId/letterhead')
  setLetterhead(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: LetterheadDto,
  ): Promise<Letterhead> {
    return this.reports.setLetterhead(actor, wardId, body);
  }

  /** The numbers of any days, without a report. */
  @Allow('people.read')
  @Get('wards/:wardId/figures')
  numbers(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() period: PeriodQuery,
  ): Promise<ReportNumbers> {
    return this.queries.numbers(actor, wardId, period);
  }

  /** What is behind a figure of these days. */
  @Allow('people.read')
  @Get('wards/:wardId/figures/:figure')
  figure(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('figure') figure: string,
    @Query() { by, code, ...period }: FigureQuery,
  ): Promise<FigureRowView[]> {
    if (!isCounted(figure)) throw notFound('page-or-data');
    const cut = by !== undefined && code !== undefined ? { by, code } : undefined;
    return this.queries.list(actor, wardId, figure, period, cut);
  }

  /** What the units of a province sent for some days, and the sum of it. */
  @Allow('provinces.read')
  @Get('provinces/:code/reports')
  async ofProvince(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { kind, ...period }: ProvinceReportQuery,
  ): Promise<ProvinceReportView> {
    const { units, sum, counted } = await this.queries.ofProvince(actor, code, kind, period);
    return {
      units: units.map(({ wardId, code: unit, name, id, state, edition }) => ({
        wardId,
        code: unit,
        name,
        reportId: id,
        state,
        edition,
      })),
      counted,
      ...sum,
    };
  }
}
