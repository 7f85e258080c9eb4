import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { COUNTED } from '../../../core/vietnamese/measures';
import { notFound } from '../../../platform/common/domain-error';
import { type Actor, Allow, CurrentActor } from '../../access';
import { Target } from '../entities/target.entity';
import { Measures } from '../measures/measures.service';
import { MeasureListQuery, ProvinceTargetsDto, SetTargetDto, TargetQuery } from './targets.dto';
import { TargetsService } from './targets.service';
import {
  CountedRowView,
  TargetProgressView,
  TargetsKeptView,
  UnitTargetsView,
} from './targets.views';

@ApiTags('programme')
@Controller('api/v1')
@Allow('targets.read')
export class TargetsController {
  constructor(
    private readonly targets: TargetsService,
    private readonly measures: Measures,
  ) {}

  /** The targets of a year, and how far each is. */
  @Get('wards/:wardId/targets')
  ofWard(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Query() { year, ...period }: TargetQuery,
  ): Promise<TargetProgressView[]> {
    return this.targets.ofWard(actor, wardId, year, period);
  }

  /** Sets one target; of a year, a group and a measure there is one. */
  @Allow('targets.change')
  @Put('wards/:wardId/targets')
  set(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: SetTargetDto,
  ): Promise<Target> {
    return this.targets.set(actor, wardId, body);
  }

  @Allow('targets.change')
  @Delete('targets/:id')
  @HttpCode(204)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.targets.remove(actor, id);
  }

  /** The people, turns or households behind a number. */
  @Allow('people.read')
  @Get('wards/:wardId/measures/:measure')
  list(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('measure') measure: string,
    @Query() query: MeasureListQuery,
  ): Promise<CountedRowView[]> {
    const known = COUNTED.find((one) => one === measure);
    if (!known) throw notFound('page-or-data');
    return this.measures.list(actor, wardId, { measure: known, ...query });
  }

  /** Of every unit of a province. */
  @Allow('provinces.read')
  @Get('provinces/:code/targets')
  async ofProvince(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() { year, ...period }: TargetQuery,
  ): Promise<UnitTargetsView[]> {
    const units = await this.targets.ofProvince(actor, code, year, period);
    return units.map(({ unit, targets }) => ({
      wardId: unit.id,
      code: unit.code,
      name: unit.name,
      targets,
    }));
  }

  /** Sets targets of many units at once, whatever stood there before; all of them or none. */
  @Allow('provinces.pair')
  @Post('provinces/:code/targets')
  @HttpCode(200)
  setMany(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() { targets }: ProvinceTargetsDto,
  ): Promise<TargetsKeptView> {
    return this.targets.setMany(actor, code, targets);
  }
}
