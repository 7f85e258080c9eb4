import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import {
  ForbiddenPairs,
  MatchRunsService,
  PairsService,
  UnpairedReasons,
} from '../../../modules/matching';
import { PairChanges, PairMoves, Publications } from '../../../modules/sessions';
import { PeopleService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { UnpairedRows } from './unpaired-rows';
import { BorderRows } from '../../shared/pairs/border-rows';
import { orShow } from '../../kit/forms/refusals';
import { LastDeskAct } from './last-desk-act';
import { GivingDesk } from './giving-desk';
import { PairBoard } from './pair-board';
import { NamedNeeds } from './named-needs';
import { openLines } from './pair-lines-list';
import { type PairFilter, pairWords } from './pair-filter';
import { ChooseMentorPage } from './choose-mentor-page';
import { ReleaseLook } from './release-look';
import { PairsPage } from './pairs-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { slicePage } from '../../kit/components/slice-page';
import { AskedPage, AskedText } from '../../kit/page/asked';
import { AskedFilter } from '../../kit/page/address-filter';

/** A large ward on one page: a line is short. */
const LINES_A_PAGE = 300;
const LEFT_A_PAGE = 25;

@PageController()
@Allow('pairs.assign')
export class PairsPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly unpaired: UnpairedRows,
    private readonly border: BorderRows,
    private readonly board: PairBoard,
    private readonly places: PlacesService,
    private readonly forbidden: ForbiddenPairs,
    private readonly reasons: UnpairedReasons,
    private readonly changes: PairChanges,
    private readonly giving: GivingDesk,
    private readonly moves: PairMoves,
    private readonly last: LastDeskAct,
    private readonly needs: NamedNeeds,
    private readonly publications: Publications,
  ) {}

  @Allow('pairs.read')
  @Get(paths.ward.pairs.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedPage('left') left: number,
    @AskedFilter(pairWords) filter: PairFilter,
    @AskedText('open') openId?: string,
  ): Promise<WebPage> {
    return this.listPage(actor, ward, { page, left, filter, openId });
  }

  @Post(paths.ward.pairLocks.pattern)
  async lock(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const [pairId, openId] = [textOf(body, 'pairId'), textOf(body, 'mentorId') || undefined];
    const isLocked = textOf(body, 'lock') === 'yes';
    return orShow(
      async () => {
        await this.moves.lock(actor, ward.id, { pairId, isLocked });
        const to = withQuery(paths.ward.pairs(ward.code), { open: openId });
        return new SeeOther(
          openId ? `${to}#m-${openId}` : to,
          isLocked ? 'pair-locked' : 'pair-unlocked',
        );
      },
      (refusal) => this.listPage(actor, ward, { page: 1, left: 1, filter: {}, openId }, refusal),
    );
  }

  private async listPage(
    actor: Actor,
    ward: Ward,
    asked: { page: number; left: number; filter: PairFilter; openId: string | undefined },
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { page, left, filter, openId } = asked;
    const lines = slicePage(await this.board.lines(ward, filter), page, LINES_A_PAGE);
    const published = await this.runs.latest(ward.id, ['published']);
    const open = openLines(lines.items, filter, openId).flatMap(({ mentees }) => mentees);
    const unpaired = slicePage(await this.unpaired.of(ward.id), left, LEFT_A_PAGE);
    return new WebPage(
      (t) => t.matching.pairs,
      <PairsPage
        code={ward.code}
        lines={lines}
        needsOf={
          open.length === 0
            ? undefined
            : await this.needs.of(
                await this.reasons.openNeeds(ward.id),
                open.map(({ id }) => id),
              )
        }
        filter={filter}
        openId={openId}
        hamlets={await this.places.hamlets(ward.id)}
        unpaired={{
          ...unpaired,
          items: await this.unpaired.withHelps(ward, unpaired.items),
        }}
        run={await this.runs.latest(ward.id, ['queued', 'running', 'proposed'])}
        border={await this.border.ofToday(ward.id)}
        hasPeople={await this.people.hasBoth(ward.id)}
        hasPairs={await this.pairs.hasAny(ward.id)}
        last={await this.last.of(actor, ward.id)}
        publishedId={
          published && (await this.publications.mayTakeBack(published)) ? published.id : null
        }
      />,
      { ward, refusal },
    );
  }

  @Get(paths.ward.menteeMentor.pattern)
  async chooseMentor(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedText('topic') topic: string | undefined,
  ): Promise<WebPage> {
    return this.choosePage(ward, id, { topic });
  }

  @Post(paths.ward.menteeMentor.pattern)
  async assign(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const mentorId = textOf(body, 'mentorId');
    const path = paths.ward.menteeMentor(ward.code, id);
    const wanted = mentorId ? [{ menteeId: id, mentorId }] : [];
    const giving = { ward, wanted, action: path, answers: { mentorId }, again: path };
    return orShow(
      () => this.giving.answer(actor, giving, body),
      (refusal) => this.choosePage(ward, id, { refusal }),
    );
  }

  @Post(paths.ward.menteeRelease.pattern)
  async release(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const forbid = textOf(body, 'forbid') === 'yes';
    if (textOf(body, 'confirmed') !== 'yes') return this.releasePage(actor, ward, id, forbid);
    return orShow(
      async () => {
        const pairId = textOf(body, 'pairId') || undefined;
        const made = await this.changes.end(actor, ward.id, { menteeId: id, pairId, forbid });
        return new SeeOther(paths.ward.change(ward.code, made.id), 'released');
      },
      (refusal) => this.choosePage(ward, id, { refusal }),
    );
  }

  @Post(paths.ward.menteeAllow.pattern)
  async allow(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.forbidden.allow(actor, ward.id, id, textOf(body, 'mentorId'));
    return new SeeOther(paths.ward.menteeMentor(ward.code, id), 'pair-allowed');
  }

  /** All that ending a pair calls off, before it is done. */
  private async releasePage(
    actor: Actor,
    ward: Ward,
    menteeId: string,
    forbid: boolean,
  ): Promise<WebPage> {
    const mentee = await this.people.mentee(menteeId);
    const pair = await this.pairs.ofMentee(menteeId);
    // Across a border both wards may end a pair.
    if (!pair || ![pair.wardId, mentee.wardId].includes(ward.id)) throw notFound('pair');
    const { fullName: name } = await this.people.mentor(pair.mentorId);
    const ending = { menteeId, pairId: pair.id, forbid };
    return new WebPage(
      (t) => t.matching.releaseTitle(mentee.fullName, name),
      <ReleaseLook
        names={[mentee.fullName, name]}
        view={await this.changes.lookAtEnding(actor, ward.id, ending)}
        isForbidden={forbid}
        pairId={pair.id}
        code={ward.code}
        menteeId={menteeId}
      />,
      { ward },
    );
  }

  /** `topic` is a code: those who teach it come first. */
  private async choosePage(
    ward: Ward,
    menteeId: string,
    { topic, refusal }: { topic?: string; refusal?: DomainError } = {},
  ): Promise<WebPage> {
    const mentee = await this.people.mentee(menteeId);
    const possible = await this.pairs.possibleMentors(ward.id, menteeId);
    const pair = await this.pairs.ofMentee(menteeId);
    const forbidden = await this.forbidden.ofMentee(menteeId);
    const names = await this.people.namesOf([
      ...possible.map(({ mentorId }) => mentorId),
      ...(pair ? [pair.mentorId] : []),
    ]);
    const reasons = pair ? null : await this.reasons.of(ward.id, [menteeId]);
    const path = paths.ward.mentee(ward.code, menteeId);
    return new WebPage(
      (t) => t.matching.moveTitle(mentee.fullName),
      <ChooseMentorPage
        action={paths.ward.menteeMentor(ward.code, menteeId)}
        back={path}
        menteeName={mentee.fullName}
        topic={topic && mentee.topics.includes(topic) ? topic : undefined}
        current={pair && { id: pair.mentorId, name: names.get(pair.mentorId) ?? '' }}
        mentors={possible
          .filter(({ mentorId }) => mentorId !== pair?.mentorId)
          .map((mentor) => ({ ...mentor, name: names.get(mentor.mentorId) ?? '' }))}
        forbidden={forbidden.map(({ mentorId, mentorName }) => ({
          id: mentorId,
          name: mentorName,
        }))}
        whyNobody={reasons?.get(menteeId)}
        allowPath={paths.ward.menteeAllow(ward.code, menteeId)}
        releasePath={paths.ward.menteeRelease(ward.code, menteeId)}
      />,
      { ward, refusal },
    );
  }
}
