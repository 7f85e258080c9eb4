import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AnswerLanguage } from '../../../platform/http/answer-language';
import { pageToldIn, toldIn } from '../../../platform/http/failure.views';
import { PageQuery } from '../../../platform/http/paging';
import type { Language } from '../../../texts';
import { ProvinceJobs } from './province.jobs';
import { ProvincePublisher } from './province-publisher';
import { ProvinceRunsService } from './province-runs.service';
import {
  BorderPairPage,
  ProvinceProgressView,
  ProvinceRunPage,
  ProvinceWardPage,
} from './provinces.views';

/** One pairing of all wards of a province, with one progress for all. */
@ApiTags('provinces')
@Controller('api/v1/provinces/:code/proposals')
@Allow('provinces.pair')
export class ProvinceProposalsController {
  constructor(
    private readonly provinces: ProvinceRunsService,
    private readonly publisher: ProvincePublisher,
    private readonly jobs: ProvinceJobs,
  ) {}

  @Post()
  @HttpCode(202)
  async create(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
  ): Promise<ProvinceProgressView> {
    const progress = await this.provinces.request(actor, code);
    await this.jobs.resume();
    return progress;
  }

  @Get()
  async list(
    @Param('code') code: string,
    @Query() query: PageQuery,
    @AnswerLanguage() language: Language,
  ): Promise<ProvinceRunPage> {
    return pageToldIn(language, await this.provinces.list(code, query));
  }

  @Get(':id')
  async get(
    @Param('code') code: string,
    @Param('id') id: string,
    @AnswerLanguage() language: Language,
  ): Promise<ProvinceProgressView> {
    return toldIn(language, await this.provinces.progress(await this.provinces.get(code, id)));
  }

  @Get(':id/wards')
  async wards(
    @Param('code') code: string,
    @Param('id') id: string,
    @Query() query: PageQuery,
    @AnswerLanguage() language: Language,
  ): Promise<ProvinceWardPage> {
    const run = await this.provinces.get(code, id);
    return pageToldIn(language, await this.provinces.listWards(run, query));
  }

  @Get(':id/border-pairs')
  async pairs(
    @Param('code') code: string,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<BorderPairPage> {
    return this.provinces.listBorderPairs(await this.provinces.get(code, id), query);
  }

  /** Publishes the proposals of all wards, and with them the pairs across borders. */
  @Post(':id/publication')
  @HttpCode(202)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<ProvinceProgressView> {
    const run = await this.provinces.get(code, id);
    const progress = await this.publisher.request(actor, run);
    await this.jobs.resume();
    return progress;
  }

  /** Joins the neighbouring wards once more, when that failed; what was proposed for the wards stands. */
  @Post(':id/attempts')
  @HttpCode(202)
  async retryJoining(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<ProvinceProgressView> {
    const run = await this.provinces.get(code, id);
    const progress = await this.provinces.retryJoining(actor, run);
    await this.jobs.resume();
    return progress;
  }

  /** Tries a ward that failed once more; the others stay as they are. */
  @Post(':id/wards/:wardId/attempts')
  @HttpCode(202)
  async retry(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('wardId') wardId: string,
  ): Promise<ProvinceProgressView> {
    const run = await this.provinces.get(code, id);
    const progress = await this.provinces.retryWard(actor, run, wardId);
    await this.jobs.resume();
    return progress;
  }
}
