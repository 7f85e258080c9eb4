import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor } from '../../access';
import { readUpload } from '../../exchange';
import { DomainError } from '../../../platform/common/domain-error';
import { VneidRecord } from '../entities/vneid-record.entity';
import { SaidOfVneidDto, VneidConfirmationsDto } from './vneid.dto';
import { VneidLists } from './vneid-lists.service';
import { VneidQueries } from './vneid-queries';
import { VneidService } from './vneid.service';
import { VneidCountsView, VneidListKeptView, VneidListPreviewView, VneidView } from './vneid.views';

@ApiTags('programme')
@Controller('api/v1')
@Allow('mentees.look-after')
export class VneidController {
  constructor(
    private readonly service: VneidService,
    private readonly queries: VneidQueries,
    private readonly lists: VneidLists,
  ) {}

  /** How far somebody is with the confirmation of their skills on VNeID, and how that became known. */
  @Get('mentees/:id/vneid')
  of(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<VneidView> {
    return this.queries.of(actor, id);
  }

  @Allow('vneid.record')
  @Post('mentees/:id/vneid')
  @HttpCode(200)
  record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SaidOfVneidDto,
  ): Promise<VneidRecord> {
    return this.service.record(actor, id, body);
  }

  /** How many people are how far, of those old enough for an account of their own. */
  @Allow('people.read')
  @Get('wards/:wardId/vneid')
  counts(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<VneidCountsView> {
    return this.queries.counts(actor, wardId);
  }

  /** Whom a list from the police means. Nothing is kept: neither the file nor the personal numbers in it. */
  @Allow('vneid.confirm')
  @Post('wards/:wardId/vneid-lists/preview')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        listOn: {
          type: 'string',
          format: 'date',
          description: 'Of which day the list is, for lines that name none; left out, today.',
        },
      },
    },
  })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Req() request: FastifyRequest,
  ): Promise<VneidListPreviewView> {
    const { files, fields } = await readUpload(request);
    if (!files.file) throw new DomainError('invalid-input', { problem: 'file' });
    return this.lists.preview(actor, wardId, files.file, fields.listOn);
  }

  /** Those of a list who are confirmed from now on, as the preview named them. */
  @Allow('vneid.confirm')
  @Post('wards/:wardId/vneid-lists')
  keep(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { people }: VneidConfirmationsDto,
  ): Promise<VneidListKeptView> {
    return this.service.confirmListed(actor, wardId, people);
  }
}
