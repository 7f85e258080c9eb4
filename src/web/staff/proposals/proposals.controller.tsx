import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type DomainError } from '../../../platform/common/domain-error';
import {
  belowMinimumOf,
  LocksService,
  type MatchRun,
  MatchRunsService,
  PairsService,
  ProposalsService,
  Shortages,
  WarmPairings,
} from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { BorderRows } from '../../shared/pairs/border-rows';
import { leftoverTableRows } from '../pairs/leftover-rows';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { ChooseMentorPage } from '../pairs/choose-mentor-page';
import { PagedPairGroups } from '../pairs/paged-pair-groups';
import { FailedRunPage, type LockedRow, ProposalPage, RunningPage } from './proposal-page';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { AskedPage } from '../../kit/page/asked';

@PageController()
@Allow('pairs.propose')
export class ProposalsPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly shortages: Shortages,
    private readonly warm: WarmPairings,
    private readonly border: BorderRows,
    private readonly groups: PagedPairGroups,
    private readonly locks: LocksService,
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
    return this.page(ward, await this.find(ward, id), page);
  }

  @Allow('pairs.publish')
  @Post(paths.ward.proposalPublication.pattern)
  async publish(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const run = await this.find(ward, id);
    return orShow(
      async () => {
        const acceptBelowMinimum = textOf(body, 'acceptBelowMinimum') === 'yes';
        await this.proposals.publish(actor, run, { acceptBelowMinimum });
        return new SeeOther(paths.ward.pairs(ward.code), 'published');
      },
      async (refusal) => this.page(ward, await this.find(ward, id), undefined, refusal),
    );
  }

  /** Lets go of the locks that leave an ambassador below the minimum, and pairs again. */
  @Post(paths.ward.proposalLockRelease.pattern)
  async releaseLocks(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    await this.find(ward, id);
    await this.locks.releaseBelowMinimum(actor, ward.id);
    return this.create(actor, ward);
  }

  @Post(paths.ward.proposalDiscard.pattern)
  async discard(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.runs.discard(actor, await this.find(ward, id));
    return new SeeOther(paths.ward.pairs(ward.code), 'discarded');
  }

  @Get(paths.ward.proposedMentee.pattern)
  async chooseMentor(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('menteeId') menteeId: string,
  ): Promise<WebPage> {
    return this.choosePage(ward, await this.find(ward, id), menteeId);
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
    const run = await this.find(ward, id);
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

  private async find(ward: Ward, id: string): Promise<MatchRun> {
    return inWard(ward, 'run', await this.runs.get(id));
  }

  private async page(
    ward: Ward,
    run: MatchRun,
    asked = 1,
    refusal?: DomainError,
  ): Promise<WebPage> {
    if (run.state === 'queued' || run.state === 'running') {
      const options = { ward, refreshSeconds: 2 };
      const isInterrupted = this.runs.isInterrupted(run);
      return new WebPage(
        (t) => t.matching.running,
        <RunningPage code={ward.code} run={run} isInterrupted={isInterrupted} />,
        options,
      );
    }
    if (run.state === 'failed') {
      const locks = await this.locksOf(ward);
      return new WebPage(
        (t) => t.matching.failed,
        <FailedRunPage
          code={ward.code}
          run={run}
          locks={locks}
          minMentees={ward.settings.minMentees}
        />,
        { ward },
      );
    }
    const isOpen = run.state === 'proposed';
    const pairing = isOpen ? await this.warm.ofRun(run) : null;
    const comparison = pairing && (await this.proposals.compare(run, pairing.pairs));
    const leftovers = await this.proposals.leftovers(run.id);
    const moved = comparison?.moved ?? [];
    const splits = pairing?.splits ?? [];
    const names = await this.people.namesOf([
      ...splits.flatMap(({ menteeIds }) => menteeIds),
      ...leftovers.map(({ personId }) => personId),
      ...moved.flatMap((move) => [move.menteeId, move.fromMentorId, move.toMentorId].filter(isId)),
    ]);
    const { minMentees } = ward.settings;
    return new WebPage(
      (t) => t.matching.proposal,
      <ProposalPage
        code={ward.code}
        run={run}
        groups={await this.groups.ofProposal(run.id, asked)}
        mentees={leftoverTableRows(leftovers, 'mentee', names)}
        mentors={leftoverTableRows(leftovers, 'mentor', names)}
        difference={comparison?.difference ?? null}
        belowMinimum={pairing ? belowMinimumOf(pairing.pairs, minMentees).size : 0}
        minMentees={minMentees}
        border={await this.border.ofRun(run.id, ward.id)}
        moved={moved.map((move) => ({
          id: move.menteeId,
          name: names.get(move.menteeId) ?? '',
          from: names.get(move.fromMentorId ?? '') ?? null,
          to: names.get(move.toMentorId ?? '') ?? null,
        }))}
        splits={splits.map((split) => ({
          id: split.householdId,
          split,
          people: split.menteeIds.map((id) => ({ id, name: names.get(id) ?? '' })),
        }))}
        shortage={pairing && (await this.shortages.facts(pairing, ward.id))}
      />,
      { ward, refusal },
    );
  }

  private async locksOf(ward: Ward): Promise<LockedRow[]> {
    const locks = await this.locks.belowMinimum(ward.id);
    const names = await this.people.namesOf(locks.flatMap((lock) => Object.values(lock)));
    return locks.map(({ menteeId, mentorId }) => ({
      id: menteeId,
      mentee: names.get(menteeId) ?? '',
      mentor: names.get(mentorId) ?? '',
    }));
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
        }))}
      />,
      { ward, refusal },
    );
  }
}

function isId(id: string | null): id is string {
  return id !== null;
}
