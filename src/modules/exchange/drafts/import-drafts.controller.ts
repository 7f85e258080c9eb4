import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, AnswersWholePhones, assertMay, CurrentActor } from '../../access';
import { DomainError } from '../../../platform/common/domain-error';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { aLineForEachRow } from '../../../platform/http/body-bounds';
import { AnswerLanguage } from '../../../platform/http/answer-language';
import { toldIn } from '../../../platform/http/failure.views';
import type { Language } from '../../../texts';
import type { SheetImport } from '../people/sheet-import.entity';
import { readUpload } from '../reading/read-upload';
import { DraftKeeping } from './draft-keeping';
import type { DraftPreview } from './draft-preview.views';
import type { ImportDraft } from './import-draft.entity';
import { AnswerDraftDto, DraftRowsQuery, KeepDraftDto } from './import-drafts.dto';
import { type DraftAnswers, ImportDrafts } from './import-drafts.service';
import { DraftPreviewView, DraftRowPage, ImportDraftView } from './import-drafts.views';

/** Files that are read by a worker and looked at before anybody of them stands in the lists. */
@ApiTags('imports')
@Controller('api/v1')
@Allow('imports.make')
@AnswersWholePhones('upload')
export class ImportDraftsApiController {
  constructor(
    private readonly drafts: ImportDrafts,
    private readonly keeping: DraftKeeping,
  ) {}

  /** Takes a file in, to be read; look at it until its state is `read` or `failed`. */
  @Post('wards/:wardId/import-drafts')
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['kind', 'file'],
      properties: {
        kind: { type: 'string', enum: ['mentors', 'mentees'] },
        file: { type: 'string', format: 'binary' },
        consentProof: {
          type: 'string',
          maxLength: 300,
          description: 'Who asked the people of the list whether they agree, how and when.',
        },
      },
    },
  })
  async create(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Req() request: FastifyRequest,
  ): Promise<ImportDraftView> {
    const { fields, files } = await readUpload(request);
    const { kind, consentProof = '' } = fields;
    const isKind = kind === 'mentors' || kind === 'mentees';
    if (!isKind || !files.file || consentProof.length > 300) {
      throw new DomainError('invalid-input', { problem: 'import-fields' });
    }
    return this.drafts.request(actor, wardId, kind, files.file, consentProof);
  }

  /** Those of which nothing was decided yet, and those that could not be read; the latest first. */
  @Get('wards/:wardId/import-drafts')
  async list(
    @Param('wardId') wardId: string,
    @AnswerLanguage() language: Language,
  ): Promise<ImportDraftView[]> {
    return (await this.drafts.open(wardId)).map((draft) => toldIn(language, draft));
  }

  @Get('import-drafts/:id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AnswerLanguage() language: Language,
  ): Promise<ImportDraftView> {
    return toldIn(language, await this.find(actor, id));
  }

  /** What the file would do. */
  @Get('import-drafts/:id/preview')
  async preview(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DraftPreviewView> {
    const { counts, far = [], warnings, unread, hidden } = await this.previewOf(actor, id);
    return { counts, far, warnings, unread, hidden };
  }

  /** Its rows, those first of whom somebody has to say something. */
  @Get('import-drafts/:id/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { outcome, page, pageSize }: DraftRowsQuery,
  ): Promise<DraftRowPage> {
    const { rows } = await this.previewOf(actor, id);
    const wanted = outcome ? rows.filter((row) => row.outcome === outcome) : rows;
    const items = wanted.slice((page - 1) * pageSize, page * pageSize);
    return { items, page, pageSize, total: wanted.length };
  }

  /** What becomes of people in hidden rows, and whom doubtful rows mean. */
  @Patch('import-drafts/:id')
  @RouteConfig(aLineForEachRow)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AnswerDraftDto,
  ): Promise<ImportDraftView> {
    return this.drafts.answer(await this.asSeen(actor, id, body.version), answersOf(body));
  }

  /** Takes the file into the list; nobody is taken where it would do something else than was shown. */
  @Post('import-drafts/:id/keeping')
  @RouteConfig(aLineForEachRow)
  @HttpCode(200)
  async keep(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: KeepDraftDto,
  ): Promise<SheetImport> {
    const draft = await this.asSeen(actor, id, body.version);
    return this.keeping.keep(actor, draft, { ...answersOf(body), rest: body.rest });
  }

  /** Nothing of the file is taken. */
  @Delete('import-drafts/:id')
  @HttpCode(204)
  async drop(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.drafts.drop(actor, await this.find(actor, id));
  }

  /** @throws DomainError import-not-read */
  private async previewOf(actor: Actor, id: string): Promise<DraftPreview> {
    const preview = await this.drafts.preview(await this.find(actor, id));
    if (!preview) throw new DomainError('import-not-read');
    return preview;
  }

  /** @throws DomainError stale-version */
  private async asSeen(actor: Actor, id: string, version: number): Promise<ImportDraft> {
    const draft = await this.find(actor, id);
    if (draft.version !== version) throw staleVersion('import');
    return draft;
  }

  private async find(actor: Actor, id: string): Promise<ImportDraft> {
    const draft = await this.drafts.get(id);
    assertMay(actor, 'imports.make', { wardIds: [draft.wardId] }, 'import');
    return draft;
  }
}

function answersOf({ hidden, rows = [] }: AnswerDraftDto): DraftAnswers {
  return { hidden, rows: Object.fromEntries(rows.map(({ key, person }) => [key, person])) };
}
