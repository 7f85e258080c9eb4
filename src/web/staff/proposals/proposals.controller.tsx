import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type DomainError } from '../../../platform/common/domain-error';
import {
  LocksService,
  type MatchRun,
  MatchRunsService,
  PairsService,
  ProposalsService,
  WarmPairings,
  WhatIfs,
} from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { Publications } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { ChooseMentorPage } from '../pairs/choose-mentor-page';
import { UnpublishLook } from '../pairs/unpublish';
import { ProposalDesk } from './proposal-desk';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedPage } from '../../kit/page/asked';

/** Each takes a search of its own; nobody gives a mentee to the ninth nearest who is full. */
const mostAskedToMakeWay = 8;

@PageController()
@Allow('pairs.propose')
export class ProposalsPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly locks: LocksService,
    private readonly desk: ProposalDesk,
    private readonly publications: Publications,
    private readonly warm: WarmPairings,
    private readonly whatIfs: WhatIfs,
  ) {}

  /** Asks for a pairing. When one is at work already, that one is shown. */
  @Post(paths.ward.proposals.pattern)
  async create(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const run = await this.runs.request(actor, ward.id);
        return new SeeOther(paths.ward.proposal(ward.code, run.id));
      },
      async (refusal) => {
        const run = await this.runs.latest(ward.id, ['queued', 'running']);
        if (!run) throw refusal;
        return new SeeOther(paths.ward.proposal(ward.code, run.id));
      },
    );
  }

  @Allow('pairs.read')
  @Get(paths.ward.proposal.pattern)
  async show(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedPage() page: number,
  ): Promise<WebPage> {
    return this.desk.page(ward, await this.desk.find(ward, id), page);
  }

  @Allow('pairs.publish')
  @Post(paths.ward.proposalPublication.pattern)
  async publish(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const run = await this.desk.find(ward, id);
    return orShow(
      async () => {
        const acceptBelowMinimum = textOf(body, 'acceptBelowMinimum') === 'yes';
        await this.proposals.publish(actor, run, { acceptBelowMinimum });
        return new SeeOther(paths.ward.pairs(ward.code), 'published');
      },
      async (refusal) => this.desk.page(ward, await this.desk.find(ward, id), undefined, refusal),
    );
  }

  /** The pairs are as before it; asked first with all that it does. */
  @Allow('pairs.publish')
  @Post(paths.ward.proposalUnpublishing.pattern)
  async unpublish(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const run = await this.desk.find(ward, id);
    return orShow(
      async () => {
        if (textOf(body, 'confirmed') !== 'yes') {
          const view = await this.publications.look(actor, run);
          return new WebPage(
            (t) => t.byHand.unpublishTitle,
            <UnpublishLook code={ward.code} runId={id} view={view} />,
            { ward },
          );
        }
        await this.publications.takeBack(actor, run);
        return new SeeOther(paths.ward.proposal(ward.code, id), 'publication-taken-back');
      },
      async (refusal) => this.desk.page(ward, await this.desk.find(ward, id), undefined, refusal),
    );
  }

  /** Lets go of the locks that leave an ambassador below the minimum, and pairs again. */
  @Post(paths.ward.proposalLockRelease.pattern)
  async releaseLocks(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    await this.desk.find(ward, id);
    await this.locks.releaseBelowMinimum(actor, ward.id);
    return this.create(actor, ward);
  }

  @Post(paths.ward.proposalDiscard.pattern)
  async discard(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.runs.discard(actor, await this.desk.find(ward, id));
    return new SeeOther(paths.ward.pairs(ward.code), 'discarded');
  }

  @Get(paths.ward.proposedMentee.pattern)
  async chooseMentor(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<WebPage> {
    return this.choosePage(ward, await this.desk.find(ward, id), menteeId);
  }

  /** Shows what the move would do to everyone, unless only this mentee is to move. */
  @Post(paths.ward.proposedMentee.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const run = await this.desk.find(ward, id);
    const mentorId = textOf(body, 'mentorId');
    return orShow(
      async () => {
        if (!mentorId) throw invalidFields({ mentorId: 'choose-one' });
        if (textOf(body, 'alone') !== 'yes') {
          return new SeeOther(
            withQuery(paths.ward.proposedMove(ward.code, id, menteeId), { mentorId }),
          );
        }
        await this.proposals.move(actor, run, menteeId, mentorId);
        return new SeeOther(paths.ward.proposal(ward.code, id), 'moved');
      },
      (refusal) => this.choosePage(ward, run, menteeId, refusal),
    );
  }

  /** Counts the mentees of the proposal, not those of today. */
  private async choosePage(
    ward: Ward,
    run: MatchRun,
    menteeId: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const mentee = await this.people.mentee(menteeId);
    const proposed = await this.proposals.allPairs(run.id);
    const counts = new Map<string, number>();
    for (const { mentorId } of proposed) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    const currentId = proposed.find((pair) => pair.menteeId === menteeId)?.mentorId;
    const possible = await this.pairs.possibleMentors(ward.id, menteeId, 'proposal');
    const ids = [...possible.map(({ mentorId }) => mentorId), ...(currentId ? [currentId] : [])];
    const names = await this.people.namesOf(ids);
    const isOpen = run.state === 'proposed';
    const pairing = isOpen ? await this.warm.ofRun(run) : null;
    const isFull = ({ mentorId, maxMentees }: (typeof possible)[number]): boolean =>
      (counts.get(mentorId) ?? 0) >= maxMentees;
    // Nobody is offered whom the next page refuses.
    const makeWay = possible
      .filter(isFull)
      .slice(0, mostAskedToMakeWay)
      .filter(({ mentorId }) => pairing && this.whatIfs.canMove(pairing, { menteeId, mentorId }));
    const path = paths.ward.proposal(ward.code, run.id);
    return new WebPage(
      (t) => t.matching.moveTitle(mentee.fullName),
      <ChooseMentorPage
        action={paths.ward.proposedMentee(ward.code, run.id, menteeId)}
        previewPath={(mentorId) =>
          withQuery(paths.ward.proposedMove(ward.code, run.id, menteeId), { mentorId })
        }
        back={path}
        menteeName={mentee.fullName}
        current={currentId ? { id: currentId, name: names.get(currentId) ?? '' } : null}
        mentors={possible.map((mentor) => ({
          ...mentor,
          mentees: counts.get(mentor.mentorId) ?? 0,
          name: names.get(mentor.mentorId) ?? '',
          canMakeWay: makeWay.includes(mentor),
        }))}
      />,
      { ward, refusal },
    );
  }
}
