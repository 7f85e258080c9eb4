import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { notFound, type DomainError } from '../../../platform/common/domain-error';
import { PeopleService } from '../../../modules/people';
import { type Arrival, WalkInBoards, WalkInLine } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { consentOf, personOf } from '../../shared/people/person-forms';
import { orShow } from '../../kit/forms/refusals';
import { callOf, endTurn } from '../../shared/walk-ins/walk-in-turns';
import { StaffWards } from '../staff-wards';
import { WalkInBoardPage } from './walk-in-board-page';
import { TicketSlipPage, WaitingRoomPage } from './walk-in-paper';
import { FindPersonPage, RegisterKnownPage, RegisterNewPage } from './walk-in-register-pages';

const SCREEN_SECONDS = 10;
const FOUND_AT_ONCE = 30;

/** Who comes, who is called, how their turn ends. */
@PageController('wards/:code/walk-ins/:id')
@AllowOnly(...staff)
export class WalkInLineController {
  constructor(
    private readonly wards: StaffWards,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly boards: WalkInBoards,
    private readonly line: WalkInLine,
  ) {}

  @Get('register')
  async find(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('q') q?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const query = { page: 1, pageSize: FOUND_AT_ONCE, q };
    const items = q ? (await this.people.mentees(ward.id, query)).items : [];
    const hamlets = await this.hamletNames(ward);
    const found = items.map(({ hamletId, ...mentee }) => ({
      ...mentee,
      hamletName: hamlets.get(hamletId) ?? '',
    }));
    return new Page(
      (t) => t.walkIn.register,
      <FindPersonPage path={pathOf(code, id)} q={q} found={found} />,
      { ward },
    );
  }

  @Get('register/new')
  async newPerson(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('name') name?: string,
  ): Promise<Page> {
    const typed = name && !/\d/.test(name) ? name : undefined;
    return this.newPage(actor, await this.wards.find(actor, code), id, typed);
  }

  @Post('register/new')
  async registerNew(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    return orShow(
      () => {
        const topic = textOf(body, 'topic');
        const person = { ...personOf(body), topics: [topic] };
        return this.register(actor, code, id, { ...visitOf(body), person });
      },
      (refusal) => this.newPage(actor, ward, id, undefined, refusal),
    );
  }

  @Get('register/:menteeId')
  async known(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<Page> {
    return this.knownPage(actor, await this.wards.find(actor, code), id, menteeId);
  }

  @Post('register/:menteeId')
  async registerKnown(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    return orShow(
      async () => this.register(actor, code, id, { ...visitOf(body), menteeId }),
      (refusal) => this.knownPage(actor, ward, id, menteeId, refusal),
    );
  }

  @Post('calls')
  async next(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    return orShow(
      async () => {
        await this.line.next(actor, id, callOf(body));
        return new SeeOther(pathOf(code, id), 'person-called');
      },
      (refusal) => this.boardPage(actor, ward, id, refusal),
    );
  }

  @Post('tickets/:ticketId/:deed')
  async endTurn(
    @CurrentActor() actor: Actor,
    @Param() { code, id, ticketId, deed }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    return orShow(
      async () => {
        const notice = await endTurn(this.line, actor, ticketId, deed, body);
        return new SeeOther(pathOf(code, id), notice);
      },
      (refusal) => this.boardPage(actor, ward, id, refusal),
    );
  }

  @Get('tickets/:ticketId/slip')
  async slip(
    @CurrentActor() actor: Actor,
    @Param() { code, id, ticketId }: Record<string, string>,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const board = await this.boards.of(actor, id);
    const { waiting, serving, served, gone } = board;
    const all = [...waiting, ...serving, ...served, ...gone];
    const ticket = all.find((one) => one.id === ticketId);
    if (!ticket) throw notFound('ticket');
    return new Page(
      (t) => t.walkIn.yourNumber,
      <TicketSlipPage path={pathOf(code, id)} board={board} ticket={ticket} />,
      { ward },
    );
  }

  @Get('screen')
  async screen(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const board = await this.boards.of(actor, id);
    return new Page(
      (t) => t.walkIn.screen,
      <WaitingRoomPage path={pathOf(code, id)} board={board} />,
      { ward, refreshSeconds: SCREEN_SECONDS },
    );
  }

  private async register(
    actor: Actor,
    code: string,
    id: string,
    arrival: Arrival,
  ): Promise<SeeOther> {
    const ticket = await this.line.register(actor, id, arrival);
    return new SeeOther(`${pathOf(code, id)}/tickets/${ticket.id}/slip`, 'number-given');
  }

  private async newPage(
    actor: Actor,
    ward: Ward,
    id: string,
    fullName?: string,
    refusal?: DomainError,
  ): Promise<Page> {
    const { day } = await this.boards.of(actor, id);
    const hamlets = await this.places.hamlets(ward.id);
    const path = pathOf(ward.code, id);
    return new Page(
      (t) => t.walkIn.newTitle,
      <RegisterNewPage path={path} day={day} hamlets={hamlets} fullName={fullName} />,
      { ward, refusal },
    );
  }

  private async knownPage(
    actor: Actor,
    ward: Ward,
    id: string,
    menteeId: string,
    refusal?: DomainError,
  ): Promise<Page> {
    const { day } = await this.boards.of(actor, id);
    const mentee = await this.people.mentee(menteeId);
    if (mentee.wardId !== ward.id) throw notFound('mentee');
    return new Page(
      (t) => t.walkIn.takeOf(mentee.fullName),
      <RegisterKnownPage
        path={pathOf(ward.code, id)}
        day={day}
        mentee={mentee}
        hamletName={(await this.hamletNames(ward)).get(mentee.hamletId) ?? ''}
      />,
      { ward, refusal },
    );
  }

  private async boardPage(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal: DomainError,
  ): Promise<Page> {
    const board = await this.boards.of(actor, id);
    return new Page(
      (t) => t.walkIn.title,
      <WalkInBoardPage base={`/wards/${ward.code}`} board={board} />,
      { ward, refusal },
    );
  }

  private async hamletNames(ward: Ward): Promise<Map<string, string>> {
    const hamlets = await this.places.hamlets(ward.id);
    return new Map(hamlets.map(({ id, name }) => [id, name]));
  }
}

const pathOf = (code: string, id: string): string => `/wards/${code}/walk-ins/${id}`;

function visitOf(body: FormBody): Pick<Arrival, 'topic' | 'isPriority' | 'consent'> {
  return {
    topic: textOf(body, 'topic') || undefined,
    isPriority: textOf(body, 'isPriority') === 'yes',
    consent: consentOf(body),
  };
}
