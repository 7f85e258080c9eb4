import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PairMoves } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedText } from '../../kit/page/asked';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { DeskBoard } from './desk-board';
import { DeskPage } from './desk-page';
import { deskPath, type DeskState, deskStateOf, rowId } from '../pairs/desk-state';

/** The pairing desk: the ward's map beside its lists, and single pairs moved, fixed and put back. */
@PageController()
@Allow('pairs.assign')
export class DeskController {
  constructor(
    private readonly board: DeskBoard,
    private readonly moves: PairMoves,
  ) {}

  @Get(paths.ward.desk.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedText('mentor') mentor?: string,
    @AskedText('mentee') mentee?: string,
    @AskedText('to') to?: string,
    @AskedText('q') q?: string,
    @AskedText('hamlet') hamlet?: string,
    @AskedText('view') view?: string,
    @AskedText('names') names?: string,
    @AskedText('all') all?: string,
    @AskedText('undone') undone?: string,
  ): Promise<WebPage> {
    const state = deskStateOf({ mentor, mentee, to, q, hamlet, view, names, all });
    return this.page(actor, ward, state, { undone });
  }

  @Post(paths.ward.deskMoves.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const state = stateIn(body);
    const [menteeId, mentorId] = [textOf(body, 'menteeId'), textOf(body, 'mentorId')];
    return orShow(
      async () => {
        const fromId = textOf(body, 'fromId') || null;
        const mayBeFarther = textOf(body, 'farther') === 'yes';
        await this.moves.move(actor, ward.id, { menteeId, mentorId, fromId, mayBeFarther });
        const then = { mentor: mentorId, mentee: menteeId, to: undefined };
        return new SeeOther(deskPath(ward.code, state, then), 'moved');
      },
      (refusal) => this.page(actor, ward, state, { refusal }),
    );
  }

  @Post(paths.ward.deskLocks.pattern)
  async lock(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const state = stateIn(body);
    const [menteeId, pairId] = [textOf(body, 'menteeId'), textOf(body, 'pairId')];
    const isLocked = textOf(body, 'lock') === 'yes';
    return orShow(
      async () => {
        await this.moves.lock(actor, ward.id, { pairId, isLocked });
        const to = `${deskPath(ward.code, state)}#${rowId(menteeId)}`;
        return new SeeOther(to, isLocked ? 'pair-locked' : 'pair-unlocked');
      },
      (refusal) => this.page(actor, ward, state, { refusal }),
    );
  }

  @Post(paths.ward.deskTakingBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const state = stateIn(body);
    return orShow(
      async () => {
        const { menteeId } = await this.moves.takeBack(actor, ward.id, id);
        const then = { ...state, mentor: undefined, mentee: menteeId, to: undefined };
        const to = withQuery(deskPath(ward.code, {}), { ...then, undone: id });
        return new SeeOther(to, 'change-taken-back');
      },
      (refusal) => this.page(actor, ward, state, { refusal }),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    state: DeskState,
    { refusal, undone }: { refusal?: DomainError; undone?: string },
  ): Promise<WebPage> {
    return new WebPage(
      (t) => t.desk.title,
      <DeskPage
        code={ward.code}
        desk={await this.board.of(actor, ward, state)}
        least={ward.settings.minMentees}
        undone={undone ? await this.moves.cameBack(ward.id, undone) : null}
      />,
      { ward, refusal },
    );
  }
}

/** What stood on the desk when a form of it was sent. */
function stateIn(body: FormBody): DeskState {
  return deskStateOf({
    mentor: textOf(body, 'mentor'),
    mentee: textOf(body, 'mentee'),
    to: textOf(body, 'to'),
    q: textOf(body, 'q'),
    hamlet: textOf(body, 'hamlet'),
    view: textOf(body, 'view'),
    names: textOf(body, 'names'),
    all: textOf(body, 'all'),
  });
}
