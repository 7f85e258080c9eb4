import { Injectable } from '@nestjs/common';
import {
  belowMinimumOf,
  LocksService,
  type MatchRun,
  MatchRunsService,
  MatchTrials,
  type ProposalAct,
  ProposalActs,
  ProposalsService,
  Shortages,
  WarmPairings,
} from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { Publications } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { inWard } from '../../kit/page/in-ward';
import { WebPage } from '../../kit/page/page';
import { paths } from '../../kit/paths/paths';
import { BorderRows } from '../../shared/pairs/border-rows';
import { helpOfRow, peopleOfHelps } from '../pairs/help-offer';
import { leftoverTableRows } from '../pairs/leftover-rows';
import { NamedNeeds } from '../pairs/named-needs';
import type { PairGroup } from '../pairs/pair-group-rows';
import { PagedPairGroups } from '../pairs/paged-pair-groups';
import { placesValue } from '../pairs/places-value';
import { FailedRunPage, type LockedRow, ProposalPage, RunningPage } from './proposal-page';

/** Finds a proposal, and shows it as it stands. */
@Injectable()
export class ProposalDesk {
  constructor(
    private readonly people: PeopleService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly acts: ProposalActs,
    private readonly shortages: Shortages,
    private readonly warm: WarmPairings,
    private readonly border: BorderRows,
    private readonly groups: PagedPairGroups,
    private readonly locks: LocksService,
    private readonly trials: MatchTrials,
    private readonly publications: Publications,
    private readonly needs: NamedNeeds,
  ) {}

  async find(ward: Ward, id: string): Promise<MatchRun> {
    return inWard(ward, 'run', await this.runs.get(id));
  }

  async page(ward: Ward, run: MatchRun, asked = 1, refusal?: DomainError): Promise<WebPage> {
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
    const helps = pairing?.helps ?? new Map<string, never>();
    const fullOfLocks = pairing?.locksOverMaximum ?? [];
    const curve = isOpen ? await this.trials.curveOf(run.id) : null;
    const isAtWork = curve?.state === 'queued' || curve?.state === 'running';
    const groups = await this.groups.ofProposal(run.id, asked);
    const act = isOpen ? await this.acts.last(run.id) : null;
    const names = await this.people.namesOf([
      ...splits.flatMap(({ menteeIds }) => menteeIds),
      ...peopleOfHelps(helps.values()),
      ...peopleOf(act),
      ...leftovers.map(({ personId }) => personId),
      ...fullOfLocks.map(({ mentorId }) => mentorId),
      ...moved.flatMap((move) => [move.menteeId, move.fromMentorId, move.toMentorId].filter(isId)),
    ]);
    const { minMentees } = ward.settings;
    const leastOf = await this.proposals.leastOf(ward);
    return new WebPage(
      (t) => t.matching.proposal,
      <ProposalPage
        code={ward.code}
        run={run}
        groups={groups}
        mentees={leftoverTableRows(leftovers, 'mentee', names).map((row) => {
          const help = helps.get(row.id);
          if (!help) return row;
          const { kind, placed } = help;
          const values = { kind, places: placesValue(placed), version: String(run.version) };
          const press = { action: paths.ward.proposalPlaces(ward.code, run.id), values };
          return { ...row, help: helpOfRow(help, names, ward.settings.maxMetres, press) };
        })}
        act={
          act && {
            id: act.id,
            kind: act.kind,
            names: peopleOf(act).map((id) => names.get(id) ?? ''),
          }
        }
        households={pairing?.householdChanges ?? []}
        locksOverMaximum={fullOfLocks.map(({ mentorId, ...counts }) => ({
          name: names.get(mentorId) ?? '',
          ...counts,
        }))}
        curve={curve}
        mayUnpublish={run.state === 'published' && (await this.publications.mayTakeBack(run))}
        isNobodyMoreServed={pairing?.isNobodyMoreServed ?? false}
        needsOf={pairing ? await this.needs.of(pairing.openNeeds, idsIn(groups.items)) : undefined}
        mentors={leftoverTableRows(leftovers, 'mentor', names)}
        difference={comparison?.difference ?? null}
        belowMinimum={pairing ? belowMinimumOf(pairing.pairs, leastOf).size : 0}
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
      { ward, refusal, refreshSeconds: isAtWork ? 3 : undefined },
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
}

function isId(id: string | null): id is string {
  return id !== null;
}

const idsIn = (groups: readonly PairGroup[]): string[] =>
  groups.flatMap(({ mentees }) => mentees.map(({ id }) => id));

const peopleOf = (act: ProposalAct | null): string[] =>
  act?.after.map(({ menteeId }) => menteeId) ?? [];
