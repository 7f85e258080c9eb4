import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { programmeIn, ProgrammesService, type SaidOfProgramme } from '../../../modules/people';
import { ProgrammeChanges } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import type { FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { asItIs, isRefusedAsStale, shownIn } from '../changes/carried-values';
import { saveOrAsk, type ToBeSaved } from '../changes/change-question';
import { nameOfProgramme, saidOfProgramme } from './programme-form';
import { ProgrammePage, ProgrammesPage } from './programme-pages';

/** Programmes of a ward that run side by side: listed, added, changed, taken away. */
@PageController()
@Allow('programmes.keep')
export class ProgrammePagesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly changes: ProgrammeChanges,
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
      (refusal) => this.page(ward, undefined, { refusal }),
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
        return saveOrAsk(this.wanted(actor, ward, { id, said, body }), body);
      },
      (refusal) => this.page(ward, id, { refusal, ...(isRefusedAsStale(refusal) ? asItIs : {}) }),
    );
  }

  private wanted(
    actor: Actor,
    ward: Ward,
    { id, said, body }: { id: string; said: SaidOfProgramme; body: FormBody },
  ): ToBeSaved {
    const { name } = programmeIn(ward, id);
    const action = paths.ward.programme(ward.code, id);
    const shown = shownIn<SaidOfProgramme>(body);
    const wanted = { wardId: ward.id, programmeId: id, programme: said, shown };
    return {
      ward,
      action,
      back: { href: action, name: () => name },
      title: (t) => t.changes.hitTitle(name),
      look: (resolution) => this.changes.look(actor, wanted, resolution),
      make: (resolution) => this.changes.make(actor, wanted, resolution),
      saved: () => saved(ward),
      edit: (typed) => this.page(ward, id, { typed }),
    };
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
      (refusal) => this.page(ward, id, { refusal }),
    );
  }

  private async page(
    ward: Ward,
    id?: string,
    options: Pick<PageOptions, 'refusal' | 'typed'> = {},
  ): Promise<WebPage> {
    const programme = id === undefined ? undefined : programmeIn(ward, id);
    const venues = await this.places.venues(ward.id);
    const people = await this.programmes.people(ward.id);
    return new WebPage(
      (t) => programme?.name ?? t.programmes.add,
      <ProgrammePage ward={ward} programme={programme} venues={venues} people={people} />,
      { ward, ...options },
    );
  }

  private async venueIds(ward: Ward): Promise<string[]> {
    return (await this.places.venues(ward.id)).map(({ id }) => id);
  }
}

function saved(ward: Ward): SeeOther {
  return new SeeOther(paths.ward.programmes(ward.code), 'programme-saved');
}
