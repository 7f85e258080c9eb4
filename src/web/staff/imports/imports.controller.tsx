import { Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { notFound, type DomainError } from '../../../platform/common/domain-error';
import {
  hamletFields,
  ImportsService,
  readHamlets,
  readUpload,
  readVenues,
  type SheetImport,
  type Upload,
  venueFields,
  writeRejected,
} from '../../../modules/exchange';
import { PlacesService, type Ward } from '../../../modules/wards';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { ImportPage } from './import-page';
import { ImportsPage } from './imports-page';
import { StaffWards } from '../staff-wards';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@PageController('wards/:code')
@AllowOnly(...staff)
export class ImportsPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly places: PlacesService,
    private readonly imports: ImportsService,
  ) {}

  @Get('imports')
  async list(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    return this.page(await this.wards.find(actor, code));
  }

  @Post('places')
  async savePlaces(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const { files } = await readUpload(request);
    return orShow(
      async () => {
        if (!files.hamlets && !files.venues) throw invalidFields({ hamlets: 'choose-file' });
        await this.storePlaces(actor, ward, files);
        return new SeeOther(`/wards/${code}/imports`, 'places-saved');
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  @Post('imports')
  async import(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const { files } = await readUpload(request);
    return orShow(
      async () => {
        const done: SheetImport[] = [];
        for (const kind of ['mentors', 'mentees'] as const) {
          const file = files[kind];
          if (file) done.push((await this.imports.import(actor, ward.id, kind, file)).sheetImport);
        }
        if (done.length === 0) throw invalidFields({ mentors: 'choose-file' });
        const path = done.length === 1 ? `imports/${done[0]?.id}` : 'imports';
        return new SeeOther(`/wards/${code}/${path}`, 'imported');
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  @Get('imports/:id')
  async result(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const sheetImport = await this.find(ward, id);
    return new Page(
      (t) => t.ward.importOf(sheetImport.kind),
      <ImportPage base={`/wards/${code}`} sheetImport={sheetImport} />,
      { ward },
    );
  }

  @Get('imports/:id/rejected.xlsx')
  async rejected(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const ward = await this.wards.find(actor, code);
    const { kind, headers, rejected } = await this.find(ward, id);
    void reply
      .header('content-disposition', `attachment; filename="rejected-${kind}.xlsx"`)
      .type(xlsx);
    return new StreamableFile(await writeRejected(headers, rejected));
  }

  private async find(ward: Ward, id: string): Promise<SheetImport> {
    const sheetImport = await this.imports.get(id);
    if (sheetImport.wardId !== ward.id) throw notFound('import');
    return sheetImport;
  }

  private async storePlaces(actor: Actor, ward: Ward, files: Upload['files']): Promise<void> {
    const newHamlets = files.hamlets ? hamletFields(await readHamlets(files.hamlets), ward) : [];
    const known = await this.places.hamlets(ward.id);
    const names = new Set(newHamlets.map(({ name }) => name));
    const hamlets = [...newHamlets, ...known.filter(({ name }) => !names.has(name))];
    const venueNames = hamlets.map(({ name }) => name);
    const venues = files.venues
      ? venueFields(await readVenues(files.venues, venueNames), hamlets, ward)
      : [];
    if (newHamlets.length > 0) await this.places.saveHamlets(actor, ward.id, newHamlets);
    if (venues.length > 0) await this.places.saveVenues(actor, ward.id, venues);
  }

  private async page(ward: Ward, refusal?: DomainError): Promise<Page> {
    const hamlets = await this.places.hamlets(ward.id);
    const venues = await this.places.venues(ward.id);
    const { items } = await this.imports.list(ward.id, { page: 1, pageSize: 20 });
    return new Page(
      (t) => t.ward.imports,
      <ImportsPage
        base={`/wards/${ward.code}`}
        hamlets={hamlets.length}
        venues={venues.length}
        imports={items}
        refusal={refusal}
      />,
      { ward, refusal },
    );
  }
}
