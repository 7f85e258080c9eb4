import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard, mayDo } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import {
  ConsentWordings,
  needsConsent,
  PeopleService,
  PersonFinder,
  StopQueries,
} from '../../../modules/people';
import {
  type Arrival,
  WalkInBoards,
  WalkInDaysService,
  WalkInLine,
} from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { consentOf, personOf } from '../../shared/people/person-forms';
import { orShow } from '../../kit/forms/refusals';
import { callOf, endTurn } from '../../shared/walk-ins/walk-in-turns';
import { WalkInBoardPage } from './walk-in-board-page';
import { TicketSlipPage, WaitingRoomPage } from './walk-in-paper';
import {
  FindOnePage,
  FindPersonPage,
  RegisterKnownPage,
  RegisterNewPage,
} from './walk-in-register-pages';
import { paths } from '../../kit/paths/paths';
import { walkInPaths } from './walk-in-paths';
import { AskedText } from '../../kit/page/asked';

const SCREEN_SECONDS = 10;
const FOUND_AT_ONCE = 30;

/** Who comes, who is called, how their turn ends. */
@PageController()
@Allow('walk-ins.register')
export class WalkInLineController {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly boards: WalkInBoards,
    private readonly line: WalkInLine,
    private readonly stops: StopQueries,
    private readonly wordings: ConsentWordings,
    private readonly days: WalkInDaysService,
    private readonly finder: PersonFinder,
  ) {}

  @Get(paths.ward.walkInRegister.pattern)
  async find(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('q') q: string | undefined,
  ): Promise<WebPage> {
    inWard(ward, 'walk-in-day', await this.days.toRegisterFor(actor, id));
    if (!mayDo(actor, 'people.read')) return this.findOne(actor, ward, id, q);
    const query = { page: 1, pageSize: FOUND_AT_ONCE, q };
    const { items, total } = q
      ? await this.people.mentees(ward.id, query)
      : { items: [], total: 0 };
    const hamlets = await this.places.hamletNames(ward.id);
    const found = items.map(({ hamletId, ...mentee }) => ({
      ...mentee,
      hamletName: hamlets.get(hamletId) ?? '',
    }));
    return new WebPage(
      (t) => t.walkIn.register,
      <FindPersonPage at={walkInPaths(ward.code, id)} q={q} found={found} total={total} />,
      { ward },
    );
  }

  /** The same for whoever sees no list. */
  private async findOne(
    actor: Actor,
    ward: Ward,
    id: string,
    q: string | undefined,
  ): Promise<WebPage> {
    const finding = q ? await this.finder.find(actor, ward.id, q) : undefined;
    return new WebPage(
      (t) => t.walkIn.register,
      <FindOnePage at={walkInPaths(ward.code, id)} code={ward.code} q={q} finding={finding} />,
      { ward },
    );
  }

  @Get(paths.ward.walkInRegisterNew.pattern)
  async newPerson(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('name') name: string | undefined,
  ): Promise<WebPage> {
    const typed = name && !/\d/.test(name) ? name : undefined;
    return this.newPage(actor, ward, id, typed);
  }

  @Post(paths.ward.walkInRegisterNew.pattern)
  async registerNew(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      () => {
        const topic = textOf(body, 'topic');
        const person = { ...personOf(body, 'door'), topics: [topic] };
        return this.register(actor, ward, id, { ...visitOf(body), person });
      },
      (refusal) => this.newPage(actor, ward, id, undefined, refusal),
    );
  }

  @Get(paths.ward.walkInRegisterKnown.pattern)
  async known(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<WebPage> {
    return this.knownPage(actor, ward, id, menteeId);
  }

  @Post(paths.ward.walkInRegisterKnown.pattern)
  async registerKnown(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => this.register(actor, ward, id, { ...visitOf(body), menteeId }),
      (refusal) => this.knownPage(actor, ward, id, menteeId, refusal),
    );
  }

  @Allow('walk-ins.serve')
  @Post(paths.ward.walkInCalls.pattern)
  async next(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.line.next(actor, id, callOf(body));
        return new SeeOther(paths.ward.walkIn(ward.code, id), 'person-called');
      },
      (refusal) => this.boardPage(actor, ward, id, refusal),
    );
  }

  @Allow('walk-ins.serve')
  @Post(paths.ward.walkInTurn.pattern)
  async endTurn(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { id, ticketId, act }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const notice = await endTurn(this.line, actor, ticketId, act, body);
        return new SeeOther(paths.ward.walkIn(ward.code, id), notice);
      },
      (refusal) => this.boardPage(actor, ward, id, refusal),
    );
  }

  @Get(paths.ward.walkInSlip.pattern)
  async slip(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { id, ticketId }: Record<string, string>,
  ): Promise<WebPage> {
    const slip = await this.boards.ticket(actor, id, ticketId);
    inWard(ward, 'walk-in-day', slip.day);
    return new WebPage(
      (t) => t.walkIn.yourNumber,
      <TicketSlipPage at={walkInPaths(ward.code, id)} {...slip} />,
      { ward },
    );
  }

  @Allow('walk-ins.serve')
  @Get(paths.ward.walkInScreen.pattern)
  async screen(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const board = await this.boards.of(actor, id);
    return new WebPage(
      (t) => t.walkIn.screen,
      <WaitingRoomPage at={walkInPaths(ward.code, id)} board={board} />,
      { ward, refreshSeconds: SCREEN_SECONDS },
    );
  }

  private async register(
    actor: Actor,
    ward: Ward,
    id: string,
    arrival: Arrival,
  ): Promise<SeeOther> {
    const ticket = await this.line.register(actor, id, arrival);
    return new SeeOther(paths.ward.walkInSlip(ward.code, id, ticket.id), 'number-given');
  }

  private async newPage(
    actor: Actor,
    ward: Ward,
    id: string,
    fullName?: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const day = inWard(ward, 'walk-in-day', await this.days.toRegisterFor(actor, id));
    const hamlets = await this.places.hamlets(ward.id);
    const at = walkInPaths(ward.code, id);
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.walkIn.newTitle,
      <RegisterNewPage {...{ at, day, hamlets, fullName, wording }} />,
      { ward, refusal },
    );
  }

  private async knownPage(
    actor: Actor,
    ward: Ward,
    id: string,
    menteeId: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const day = inWard(ward, 'walk-in-day', await this.days.toRegisterFor(actor, id));
    const mentee = inWard(ward, 'mentee', await this.people.mentee(menteeId));
    const asksConsent = needsConsent('mentee', mentee, await this.stops.standing(mentee.id));
    return new WebPage(
      (t) => t.walkIn.takeOf(mentee.fullName),
      <RegisterKnownPage
        at={walkInPaths(ward.code, id)}
        day={day}
        mentee={mentee}
        wording={asksConsent ? await this.wordings.current() : null}
        hamletName={(await this.places.hamletNames(ward.id)).get(mentee.hamletId) ?? ''}
      />,
      { ward, refusal },
    );
  }

  private async boardPage(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal: DomainError,
  ): Promise<WebPage> {
    const board = await this.boards.of(actor, id);
    return new WebPage((t) => t.walkIn.title, <WalkInBoardPage code={ward.code} board={board} />, {
      ward,
      refusal,
    });
  }
}

function visitOf(body: FormBody): Pick<Arrival, 'topic' | 'isPriority' | 'consent'> {
  return {
    topic: textOf(body, 'topic') || undefined,
    isPriority: textOf(body, 'isPriority') === 'yes',
    consent: consentOf(body),
  };
}
