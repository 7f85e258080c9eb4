import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import type { DomainError } from '../../platform/common/domain-error';
import { WalkInBoards, WalkInLine } from '../../modules/sessions';
import type { FormBody } from '../kit/forms/form-fields';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { orShow } from '../kit/forms/refusals';
import { callOf, endTurn } from '../shared/walk-ins/walk-in-turns';
import { MentorWalkInPage } from './mentor-walk-in-page';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';

const REFRESH_SECONDS = 20;

/** A walk-in day on the phone of an ambassador who serves. */
@PageController()
@Allow('mentor-pages.use')
export class MentorWalkInsController {
  constructor(
    private readonly boards: WalkInBoards,
    private readonly line: WalkInLine,
  ) {}

  @Get(paths.mentor.walkIn.pattern)
  board(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.page(actor, id);
  }

  @Post(paths.mentor.walkInCalls.pattern)
  async next(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.line.next(actor, id, callOf(body));
        return new SeeOther(paths.mentor.walkIn(meOf(actor), id), 'person-called');
      },
      (refusal) => this.page(actor, id, refusal),
    );
  }

  @Post(paths.mentor.walkInTurn.pattern)
  async endTurn(
    @CurrentActor() actor: Actor,
    @Param() { id, ticketId, act }: Record<string, string>,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const notice = await endTurn(this.line, actor, ticketId, act, body);
        return new SeeOther(paths.mentor.walkIn(meOf(actor), id), notice);
      },
      (refusal) => this.page(actor, id, refusal),
    );
  }

  private async page(actor: Actor, id: string, refusal?: DomainError): Promise<WebPage> {
    const board = await this.boards.of(actor, id);
    return new WebPage(
      (t) => t.walkIn.title,
      <MentorWalkInPage board={board} mentorId={actor.id ?? ''} />,
      {
        isForPhones: true,
        refusal,
        refreshSeconds: refusal ? undefined : REFRESH_SECONDS,
      },
    );
  }
}
