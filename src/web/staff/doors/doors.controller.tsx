import { Body, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { readUpload, SheetReader } from '../../../modules/exchange';
import { ConsentWordings } from '../../../modules/people';
import { DoorQueries, DoorsService, DoorVisits, type DoorWithVisits } from '../../../modules/teams';
import { Boundaries, PlacesService, type Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, integerOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { learnerOf, saidOfDoor, visitOf } from '../../shared/doors/door-forms';
import { staffDoorPaths } from '../../shared/doors/door-paths';
import { filterOf, houseName } from '../../shared/doors/door-words';
import { LearnerPage } from '../../shared/doors/learner-page';
import { withConsent } from '../../shared/people/person-forms';
import { doorColumns, type DoorRow } from './door-columns';
import { DoorPage, DoorsPage, DoorsPaperPage, HamletDoorsPage } from './doors-pages';

/** From door to door: the households of a ward's hamlets, and what came of knocking. */
@PageController()
@Allow('doors.keep')
export class DoorPagesController {
  constructor(
    private readonly queries: DoorQueries,
    private readonly doors: DoorsService,
    private readonly visits: DoorVisits,
    private readonly places: PlacesService,
    private readonly boundaries: Boundaries,
    private readonly wordings: ConsentWordings,
    private readonly reader: SheetReader,
  ) {}

  @Get(paths.ward.doors.pattern)
  list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.overview(actor, ward);
  }

  @Get(paths.ward.doorsFile.pattern)
  async file(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<ListFile<DoorRow>> {
    const rows: DoorRow[] = [];
    for (const { id, name: hamletName } of await this.queries.walks(actor, ward.id)) {
      const { doors } = await this.queries.ofHamlet(actor, ward.id, id);
      rows.push(...doors.map((door) => ({ hamletName, door })));
    }
    return new ListFile((t) => t.doors.title, doorColumns, rows, { ward });
  }

  @Post(paths.ward.doorsSheet.pattern)
  upload(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { files } = await readUpload(request);
        if (!Object.hasOwn(files, 'doors')) throw invalidFields({ doors: 'choose-file' });
        const hamlets = await this.places.hamlets(ward.id);
        const names = hamlets.map(({ name }) => name);
        const rows = await this.reader.readPlaces('doors', files.doors, names);
        const said = rows.map(({ hamletIndex, label, address, phone }) => {
          return { hamletId: hamlets[hamletIndex].id, label, address, phone };
        });
        await this.doors.addAll(actor, ward.id, said);
        return new SeeOther(paths.ward.doors(ward.code), 'doors-filled');
      },
      (refusal) => this.overview(actor, ward, refusal),
    );
  }

  @Get(paths.ward.hamletDoors.pattern)
  hamlet(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('show') show: string | undefined,
  ): Promise<WebPage> {
    return this.hamletPage(actor, ward, id, show);
  }

  @Post(paths.ward.hamletDoors.pattern)
  add(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const door = await this.doors.add(actor, ward.id, id, saidOfDoor(body));
        return savedIn(ward, id, door.id);
      },
      (refusal) => this.hamletPage(actor, ward, id, undefined, refusal),
    );
  }

  @Post(paths.ward.hamletDoorsFilling.pattern)
  async fill(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.doors.fill(actor, ward.id, id);
    return new SeeOther(paths.ward.hamletDoors(ward.code, id), 'doors-filled');
  }

  @Get(paths.ward.hamletDoorsPaper.pattern)
  async paper(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const { hamlet, doors } = await this.queries.ofHamlet(actor, ward.id, id);
    return new WebPage(
      (t) => t.doors.paperTitle(hamlet.name),
      <DoorsPaperPage name={hamlet.name} doors={doors} />,
      { ward },
    );
  }

  @Get(paths.ward.hamletLearner.pattern)
  learner(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('door') doorId: string | undefined,
  ): Promise<WebPage> {
    return this.learnerPage(actor, ward, id, doorId);
  }

  @Post(paths.ward.hamletLearner.pattern)
  register(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { door, ...said } = learnerOf(body, id);
        const at = { wardId: ward.id, hamletId: id };
        if (typeof door === 'string') {
          await this.find(actor, ward, door);
          await this.visits.register(actor, door, said);
        } else await this.visits.registerAtNew(actor, at, { ...said, door });
        return new SeeOther(paths.ward.hamletDoors(ward.code, id), 'learner-taken-down');
      },
      (refusal) => this.learnerPage(actor, ward, id, undefined, withConsent(refusal, body)),
    );
  }

  @Get(paths.ward.door.pattern)
  async door(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return doorPage(ward, await this.find(actor, ward, id));
  }

  @Post(paths.ward.door.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const door = await this.find(actor, ward, id);
    return orShow(
      async () => {
        const version = integerOf(body, 'version') ?? 0;
        await this.doors.change(actor, id, { ...saidOfDoor(body), version });
        return new SeeOther(paths.ward.door(ward.code, id), 'door-saved');
      },
      (refusal) => doorPage(ward, door, refusal),
    );
  }

  @Post(paths.ward.doorVisits.pattern)
  async record(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const { hamletId } = await this.find(actor, ward, id);
    return orShow(
      async () => {
        await this.visits.record(actor, id, visitOf(body));
        return savedIn(ward, hamletId, id);
      },
      (refusal) => this.hamletPage(actor, ward, hamletId, undefined, refusal),
    );
  }

  @Post(paths.ward.doorVisitBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('visitId') visitId: string,
  ): Promise<SeeOther> {
    await this.find(actor, ward, id);
    await this.visits.takeBack(actor, id, visitId);
    return new SeeOther(paths.ward.door(ward.code, id), 'door-saved');
  }

  @Post(paths.ward.doorRemoval.pattern)
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    const { hamletId } = await this.find(actor, ward, id);
    await this.doors.remove(actor, id);
    return new SeeOther(paths.ward.hamletDoors(ward.code, hamletId), 'door-removed');
  }

  private async overview(actor: Actor, ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const walks = await this.queries.walks(actor, ward.id);
    const boundary = await this.boundaries.of(ward.id);
    return new WebPage(
      (t) => t.doors.title,
      <DoorsPage code={ward.code} walks={walks} shapes={boundary?.shapes ?? null} />,
      { ward, refusal },
    );
  }

  private async hamletPage(
    actor: Actor,
    ward: Ward,
    id: string,
    show?: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { hamlet, doors } = await this.queries.ofHamlet(actor, ward.id, id);
    const at = staffDoorPaths(ward.code, id);
    return new WebPage(
      (t) => t.doors.ofHamlet(hamlet.name),
      <HamletDoorsPage code={ward.code} filter={filterOf(show)} {...{ at, hamlet, doors }} />,
      { ward, refusal },
    );
  }

  private async learnerPage(
    actor: Actor,
    ward: Ward,
    id: string,
    doorId?: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { hamlet, doors } = await this.queries.ofHamlet(actor, ward.id, id);
    const wording = await this.wordings.current();
    const at = staffDoorPaths(ward.code, id);
    return new WebPage(
      (t) => t.doors.registerTitle(hamlet.name),
      <LearnerPage name={hamlet.name} {...{ at, doors, doorId, wording, refusal }} />,
      { ward, refusal },
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<DoorWithVisits> {
    return inWard(ward, 'door', await this.queries.one(actor, id));
  }
}

function doorPage(ward: Ward, door: DoorWithVisits, refusal?: DomainError): WebPage {
  const at = staffDoorPaths(ward.code, door.hamletId);
  return new WebPage((t) => houseName(door, t), <DoorPage at={at} code={ward.code} door={door} />, {
    ward,
    refusal,
  });
}

function savedIn(ward: Ward, hamletId: string, doorId: string): SeeOther {
  const to = paths.ward.hamletDoors(ward.code, hamletId);
  return new SeeOther(`${to}#door-${doorId}`, 'door-saved');
}
