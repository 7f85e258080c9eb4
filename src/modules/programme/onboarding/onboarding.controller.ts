import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBody, type ApiBodyOptions, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import { textsIn } from '../../../texts';
import { type Actor, Allow, AnswersSecrets, CurrentActor } from '../../access';
import { readUpload, type Upload } from '../../exchange';
import { ProvinceUnitsDto } from './onboarding.dto';
import { Onboarding } from './onboarding.service';
import {
  BoundariesKeptView,
  OpenedUnitView,
  UnitCountsView,
  UnitInvitationView,
  UnitsPreviewView,
} from './onboarding.views';

const oneFile: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  },
};

@ApiTags('programme')
@Controller('api/v1/provinces/:code')
@Allow('wards.create')
export class OnboardingController {
  constructor(private readonly onboarding: Onboarding) {}

  /** The units of a province: whether an officer works there, and whether the boundary is known. */
  @Get('units')
  list(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<OpenedUnitView[]> {
    return this.onboarding.units(actor, code);
  }

  /** What a list of units (Excel, CSV) would do, line by line. Nothing is kept. */
  @Post('units/preview')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(oneFile)
  async preview(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<UnitsPreviewView> {
    return this.onboarding.preview(actor, code, await fileOf(request));
  }

  /** Makes units, and changes name and population of known ones; all of them or none. */
  @Post('units')
  @HttpCode(200)
  bring(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() { units }: ProvinceUnitsDto,
  ): Promise<UnitCountsView> {
    return this.onboarding.bring(actor, code, units);
  }

  /** A first officer for each unit in which nobody can sign in; the links are told this once. */
  @Allow('accounts.manage')
  @AnswersSecrets()
  @Post('unit-invitations')
  invite(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<UnitInvitationView[]> {
    const { onboarding } = textsIn('vi');
    return this.onboarding.invite(actor, code, (unit) => onboarding.officerOf(unit));
  }

  /** The boundaries of all units, of one GeoJSON or TopoJSON file; each is known by its code or name. */
  @Put('boundaries')
  @ApiConsumes('multipart/form-data')
  @ApiBody(oneFile)
  async draw(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<BoundariesKeptView> {
    return this.onboarding.draw(actor, code, await fileOf(request));
  }
}

/** @throws DomainError invalid-input */
async function fileOf(request: FastifyRequest): Promise<Upload['files'][string]> {
  const { files } = await readUpload(request);
  if (!files.file) throw new DomainError('invalid-input', { problem: 'file' });
  return files.file;
}
