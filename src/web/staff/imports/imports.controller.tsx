import { Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor, CurrentWard, TakenLists } from '../../../modules/access';
import { type DomainError } from '../../../platform/common/domain-error';
import {
  hamletFields,
  type ImportDraft,
  ImportDrafts,
  ImportsService,
  readUpload,
  type SheetImport,
  SheetReader,
  type Upload,
  venueFields,
  writeRejected,
  xlsxType,
} from '../../../modules/exchange';
import {
  type BroughtPlaces,
  PeopleActs,
  PlaceChanges,
  TopicChanges,
} from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { WebPage, SeeOther } from '../../kit/page/page';
import { AskedPage } from '../../kit/page/asked';
import { askedPage } from '../../kit/components/asked-page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import type { FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { consentProofOf } from './consent-proof';
import { ImportPage } from './import-page';
import { ImportsPage } from './imports-page';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('imports.read')
export class ImportsPageController {
  constructor(
    private readonly places: PlacesService,
    private readonly changes: PlaceChanges,
    private readonly reader: SheetReader,
    private readonly imports: ImportsService,
    private readonly drafts: ImportDrafts,
    private readonly acts: PeopleActs,
    private readonly taken: TakenLists,
    private readonly topics: TopicChanges,
  ) {}

  @Get(paths.ward.imports.pattern)
  async list(@CurrentWard() ward: Ward, @AskedPage() page: number): Promise<WebPage> {
    return this.page(ward, { page });
  }

  @Allow('places.change')
  @Post(paths.ward.places.pattern)
  async savePlaces(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { files } = await readUpload(request);
        if (!files.hamlets && !files.venues) throw invalidFields({ hamlets: 'choose-file' });
        return placesSaved(ward, await this.storePlaces(actor, ward, files));
      },
      (refusal) => this.page(ward, { refusal }),
    );
  }

  @Allow('imports.make')
  @Post(paths.ward.imports.pattern)
  async import(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    let typed: FormBody;
    return orShow(
      async () => {
        const { fields, files } = await readUpload(request);
        typed = fields;
        const proof = consentProofOf(fields);
        const drafts: ImportDraft[] = [];
        for (const kind of ['mentors', 'mentees'] as const) {
          const file = files[kind];
          if (file) drafts.push(await this.drafts.request(actor, ward.id, kind, file, proof));
        }
        const [one, other] = drafts;
        if (!one) throw invalidFields({ mentors: 'choose-file' });
        if (other) return new SeeOther(paths.ward.imports(ward.code));
        return new SeeOther(paths.ward.importDraft(ward.code, one.id));
      },
      (refusal) => this.page(ward, { refusal, typed }),
    );
  }

  @Get(paths.ward.import.pattern)
  async result(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const sheetImport = await this.find(ward, id);
    const act = await this.acts.known(actor, id);
    const unfit = await this.topics.count(ward.id);
    return new WebPage(
      (t) => t.ward.importOf(sheetImport.kind),
      <ImportPage code={ward.code} sheetImport={sheetImport} act={act} unfit={unfit} />,
      { ward },
    );
  }

  @Get(paths.ward.importRejected.pattern)
  async rejected(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.find(ward, id);
    const { kind, headers } = found;
    const { rejected } = await this.imports.said(found);
    const taken = { list: `rejected-${kind}.xlsx`, rows: rejected.length, way: 'file' } as const;
    await this.taken.note(actor, ward.id, taken);
    void reply
      .header('content-disposition', `attachment; filename="rejected-${kind}.xlsx"`)
      .type(xlsxType);
    return new StreamableFile(await writeRejected(headers, rejected));
  }

  private async find(ward: Ward, id: string): Promise<SheetImport> {
    return inWard(ward, 'import', await this.imports.get(id));
  }

  /** Both files are read before anything is written, and are kept in one write. */
  private async storePlaces(
    actor: Actor,
    ward: Ward,
    files: Upload['files'],
  ): Promise<BroughtPlaces> {
    const newHamlets = files.hamlets
      ? hamletFields(await this.reader.readPlaces('hamlets', files.hamlets), ward)
      : [];
    const known = await this.places.hamlets(ward.id);
    const names = new Set(newHamlets.map(({ name }) => name));
    const hamlets = [...newHamlets, ...known.filter(({ name }) => !names.has(name))];
    const hamletNames = hamlets.map(({ name }) => name);
    const venues = files.venues
      ? venueFields(
          await this.reader.readPlaces('venues', files.venues, hamletNames),
          hamlets,
          ward,
        )
      : [];
    return this.changes.bring(actor, { wardId: ward.id, hamlets: newHamlets, venues });
  }

  private async page(
    ward: Ward,
    { page = 1, refusal, typed }: { page?: number; refusal?: DomainError; typed?: FormBody },
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    const venues = await this.places.venues(ward.id);
    const imports = await askedPage(page, (asked) =>
      this.imports.list(ward.id, { page: asked, pageSize: 20 }),
    );
    const drafts = await this.drafts.open(ward.id);
    const isReading = drafts.some(({ state }) => state === 'queued' || state === 'running');
    return new WebPage(
      (t) => t.ward.imports,
      <ImportsPage
        code={ward.code}
        hamlets={hamlets.length}
        venues={venues.length}
        drafts={drafts}
        imports={imports}
        refusal={refusal}
      />,
      { ward, refusal, typed, refreshSeconds: isReading && !refusal ? 3 : undefined },
    );
  }
}

/** Where a venue has no room any more for what stands there, to what that is. */
function placesSaved(ward: Ward, { changes }: BroughtPlaces): SeeOther {
  const [first, ...others] = changes;
  if (!first) return new SeeOther(paths.ward.imports(ward.code), 'places-saved');
  const { change, changes: all } = paths.ward;
  const where = others.length === 0 ? change(ward.code, first.id) : all(ward.code);
  return new SeeOther(where, 'places-saved-hit');
}
