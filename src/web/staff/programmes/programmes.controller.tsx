import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { programmeIn, ProgrammesService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, integerOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { nameOfProgramme, saidOfProgramme } from './programme-form';
import { ProgrammePage, ProgrammesPage } from './programme-pages';

/** Programmes of a ward that run side by side: listed, added, changed, taken away. */
@PageController()
@Allow('programmes.keep')
export class ProgrammePagesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly places: PlacesService,
  ) {}

  @Allow('programmes.read')
  @Get(paths.ward.programmes.pattern)
  async list(@CurrentWard() ward: Ward): Promise<WebPage> {
    const people = await this.programmes.people(ward.id);
    const venues = await this.places.venues(ward.id);
    return new WebPage(
      (t) => t.programmes.title,
      <ProgrammesPage ward={ward} people={people} venues={venues} />,
      { ward },
    );
  }

  @Get(paths.ward.newProgramme.pattern)
  newProgramme(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward);
  }

  @Post(paths.ward.newProgramme.pattern)
  add(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const said = saidOfProgramme(body, await this.venueIds(ward));
        await this.programmes.add(actor, ward.id, { ...said, name: nameOfProgramme(body) });
        return saved(ward);
      },
      (refusal) => this.page(ward, undefined, refusal),
    );
  }

  @Get(paths.ward.programme.pattern)
  show(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    return this.page(ward, id);
  }

  @Post(paths.ward.programme.pattern)
  change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const said = saidOfProgramme(body, await this.venueIds(ward));
        const version = integerOf(body, 'version') ?? 0;
        await this.programmes.change(actor, ward.id, id, { ...said, version });
        return saved(ward);
      },
      (refusal) => this.page(ward, id, refusal),
    );
  }

  @Post(paths.ward.programmeRemoval.pattern)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.programmes.remove(actor, ward.id, id);
        return new SeeOther(paths.ward.programmes(ward.code), 'programme-removed');
      },
      (refusal) => this.page(ward, id, refusal),
    );
  }

  private async page(ward: Ward, id?: string, refusal?: DomainError): Promise<WebPage> {
    const programme = id === undefined ? undefined : programmeIn(ward, id);
    const venues = await this.places.venues(ward.id);
    const people = await this.programmes.people(ward.id);
    return new WebPage(
      (t) => programme?.name ?? t.programmes.add,
      <ProgrammePage ward={ward} programme={programme} venues={venues} people={people} />,
      { ward, refusal },
    );
  }

  private async venueIds(ward: Ward): Promise<string[]> {
    return (await this.places.venues(ward.id)).map(({ id }) => id);
  }
}

function saved(ward: Ward): SeeOther {
  return new SeeOther(paths.ward.programmes(ward.code), 'programme-saved');
}
