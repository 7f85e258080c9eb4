import { Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { readUpload } from '../../../modules/exchange';
import { Boundaries, PlacesService, type Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { BoundaryPage } from './boundary-page';

/** Boundaries for the ward's map, from a GeoJSON or TopoJSON file. */
@PageController()
@Allow('places.change')
export class BoundaryController {
  constructor(
    private readonly boundaries: Boundaries,
    private readonly places: PlacesService,
  ) {}

  @Allow('places.read')
  @Get(paths.ward.boundary.pattern)
  async show(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward);
  }

  @Post(paths.ward.boundary.pattern)
  async upload(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    const { files } = await readUpload(request);
    return orShow(
      async () => {
        const { boundary: file } = files;
        if (!file) throw invalidFields({ boundary: 'choose-file' });
        await this.boundaries.save(actor, ward, file);
        return new SeeOther(paths.ward.boundary(ward.code), 'boundary-saved');
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  @Post(paths.ward.boundaryRemoval.pattern)
  async remove(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<SeeOther> {
    await this.boundaries.remove(actor, ward.id);
    return new SeeOther(paths.ward.boundary(ward.code), 'boundary-removed');
  }

  private async page(ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const boundary = await this.boundaries.of(ward.id);
    const drawn = new Set(boundary?.shapes.hamlets.map(({ hamletId }) => hamletId));
    const hamlets = (await this.places.hamlets(ward.id)).filter(({ id }) => drawn.has(id));
    return new WebPage(
      (t) => t.desk.boundaries.title,
      <BoundaryPage
        code={ward.code}
        boundary={boundary}
        hamlets={hamlets.map(({ name }) => name)}
      />,
      { ward, refusal },
    );
  }
}
