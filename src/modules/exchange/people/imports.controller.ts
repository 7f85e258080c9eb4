import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  Allow,
  AnswersWholePhones,
  assertMay,
  CurrentActor,
  TakenLists,
} from '../../access';
import { DomainError } from '../../../platform/common/domain-error';
import { PageQuery } from '../../../platform/http/paging';
import { type ImportAnswers, ImportsService } from './imports.service';
import { rightPin } from './far-pins';
import { readUpload } from '../reading/read-upload';
import { xlsxType } from '../writing/printed-sheet';
import { writeRejected } from '../writing/write-rejected';
import { SheetImportPage } from './imports.views';

@ApiTags('imports')
@Controller('api/v1')
@Allow('imports.read')
@AnswersWholePhones('upload')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly taken: TakenLists,
  ) {}

  @Get('wards/:wardId/imports')
  list(@Param('wardId') wardId: string, @Query() query: PageQuery): Promise<SheetImportPage> {
    return this.imports.list(wardId, query);
  }

  @Allow('imports.make')
  @Post('wards/:wardId/imports')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['kind', 'file'],
      properties: {
        kind: { type: 'string', enum: ['mentors', 'mentees'] },
        file: { type: 'string', format: 'binary' },
        hidden: {
          type: 'string',
          enum: ['take', 'leave'],
          description:
            'What becomes of people in hidden and filtered rows; asked for by sheet-hidden-rows.',
        },
        alike: {
          type: 'string',
          enum: ['same', 'other'],
          description:
            'Whether rows that may be somebody known (rejected with the problem person-alike or duplicate-alike) are them.',
        },
        homes: {
          type: 'string',
          enum: [rightPin],
          description:
            'Homes far outside the ward are right; left out, they are not taken, and the warning pin-far names each.',
        },
      },
    },
  })
  async create(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Req() request: FastifyRequest,
  ) {
    const { fields, files } = await readUpload(request);
    const { kind, hidden, alike, homes } = fields;
    const file = files.file;
    const isAnswer =
      isOneOf(['take', 'leave'], hidden) &&
      isOneOf(['same', 'other'], alike) &&
      isOneOf([rightPin], homes);
    if ((kind !== 'mentors' && kind !== 'mentees') || !file || !isAnswer) {
      throw new DomainError('invalid-input', { problem: 'import-fields' });
    }
    const { sheetImport } = await this.imports.import(actor, wardId, kind, file, {
      hidden: hidden as ImportAnswers['hidden'],
      alike: alike as ImportAnswers['alike'],
      homes: homes as ImportAnswers['homes'],
    });
    return sheetImport;
  }

  @Get('imports/:id')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string) {
    const found = await this.imports.get(id);
    assertMay(actor, 'imports.read', { wardIds: [found.wardId] }, 'import');
    return found;
  }

  /** The rows not taken, as they were, with the reasons. */
  @Get('imports/:id/rejected.xlsx')
  @ApiProduces(xlsxType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async rejected(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.imports.get(id);
    assertMay(actor, 'imports.read', { wardIds: [found.wardId] }, 'import');
    const list = `rejected-${found.kind}.xlsx`;
    const { rejected } = await this.imports.said(found);
    await this.taken.note(actor, found.wardId, { list, rows: rejected.length, way: 'file' });
    void reply.header('content-disposition', `attachment; filename="${list}"`).type(xlsxType);
    return new StreamableFile(await writeRejected(found.headers, rejected));
  }
}

function isOneOf(choices: readonly string[], said: string | undefined): boolean {
  return said === undefined || choices.includes(said);
}
