import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { COUNTED } from '../../../core/vietnamese/measures';
import { termName, textsIn } from '../../../texts';
import { type Actor, Allow, CurrentActor } from '../../access';
import { csvOf } from './csv';
import { StatisticsQuery } from './statistics.dto';
import { Statistics } from './statistics.service';
import { MeasureView, StatisticsRowView } from './statistics.views';

/** Numbers for other programs, read-only: units × measures × periods, as JSON and as CSV. */
@ApiTags('statistics')
@Controller('api/v1')
@Allow('targets.read')
export class StatisticsController {
  constructor(private readonly statistics: Statistics) {}

  /** What every measure counts. */
  @Get('statistics/measures')
  measures(): MeasureView[] {
    const { funnel, targets } = textsIn('vi');
    const stages: Record<string, string> = funnel.stages;
    return COUNTED.map((code) => ({
      code,
      name: stages[code] ?? targets.standings[code] ?? termName('measure', code, 'vi'),
      definition: targets.definitions[code],
    }));
  }

  /** Numbers of a unit. */
  @Get('wards/:wardId/statistics')
  ofWard(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: StatisticsQuery,
  ): Promise<StatisticsRowView[]> {
    return this.statistics.ofWard(actor, wardId, query);
  }

  /** The same as CSV (UTF-8, a comma between the columns). */
  @Get('wards/:wardId/statistics.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="statistics.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async ofWardAsCsv(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() query: StatisticsQuery,
  ): Promise<string> {
    return csvOf(await this.statistics.ofWard(actor, wardId, query));
  }

  /** Numbers of every unit of a province. */
  @Allow('provinces.read')
  @Get('provinces/:code/statistics')
  ofProvince(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: StatisticsQuery,
  ): Promise<StatisticsRowView[]> {
    return this.statistics.ofProvince(actor, code, query);
  }

  /** The same as CSV (UTF-8, a comma between the columns). */
  @Allow('provinces.read')
  @Get('provinces/:code/statistics.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="statistics.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async ofProvinceAsCsv(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() query: StatisticsQuery,
  ): Promise<string> {
    return csvOf(await this.statistics.ofProvince(actor, code, query));
  }
}
