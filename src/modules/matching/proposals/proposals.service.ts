import { Injectable } from '@nestjs/common';
import { EntityManager, IsNull } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import type { Moved } from '../../../core/matching/explain/what-if';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Ward, WardsService } from '../../wards';
import { BorderPublisher } from './border-publisher';
import { Leftover } from '../entities/leftover.entity';
import { MatchRun } from '../entities/match-run.entity';
import { MatchRunsService } from '../runs/match-runs.service';
import { Pair } from '../entities/pair.entity';
import { PairsService } from '../pairs/pairs.service';
import { possiblePair } from '../pairs/possible-pair';
import { fingerprintOf, loadMatchInput, loadRunInput, MatchInput } from '../profiles/profiles';
import { Publication } from '../entities/publication.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';
import type { PairKey } from '../../../core/matching/rules/problem';
import { lockPairing } from '../pairs/lock-pairing';
import { leastOfMentors } from '../pairs/least-of-mentors';
import { isWaiting, waitingPairs } from '../profiles/waiting-pairs';
import {
  belowMinimumOf,
  differenceOf,
  movedFrom,
  type ProposalDifference,
} from './proposal-comparison';
import { keepAct, placesIn } from './proposal-places';
import { refreshLeftovers } from './refresh-leftovers';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';

/** What publishing would change, in numbers and by person. */
export interface ProposalComparison {
  difference: ProposalDifference;
  moved: Moved[];
}

/** A computed proposal: looked at, corrected, compared with today, published. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: MatchRunsService,
    private readonly pairs: PairsService,
    private readonly wards: WardsService,
    private readonly borders: BorderPublisher,
    private readonly clock: Clock,
  ) {}

  listPairs(runId: string, query: PageQuery): Promise<Page<ProposedPair>> {
    return pageOf(this.unitOfWork.read, ProposedPair, { runId }, query, {
      fields: ['mentorId', 'menteeId', 'metres'],
      fallback: 'mentorId',
    });
  }

  allPairs(runId: string, manager: EntityManager = this.unitOfWork.read): Promise<ProposedPair[]> {
    return manager.find(ProposedPair, { where: { runId }, order: { id: 'ASC' } });
  }

  leftovers(runId: string, manager: EntityManager = this.unitOfWork.read): Promise<Leftover[]> {
    return manager.find(Leftover, { where: { runId }, order: { id: 'ASC' } });
  }

  async difference(
    run: MatchRun,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<ProposalDifference> {
    return differenceOf(await currentKeys(manager, run.wardId), await this.keys(run.id, manager));
  }

  /** Everybody whose mentor would be another than today, by mentee; null is nobody. */
  async movedFromToday(run: MatchRun): Promise<Moved[]> {
    const { read } = this.unitOfWork;
    return movedFrom(await currentKeys(read, run.wardId), await this.keys(run.id, read));
  }

  /** The proposal beside today, each read once; `proposed` are its pairs where they are known already. */
  async compare(run: MatchRun, proposed: readonly PairKey[]): Promise<ProposalComparison> {
    const today = await currentKeys(this.unitOfWork.read, run.wardId);
    return { difference: differenceOf(today, proposed), moved: movedFrom(today, proposed) };
  }

  /** Puts a mentee with another mentor of the proposal; the choice is locked and checked against every hard rule. */
  async move(
    actor: Actor,
    run: MatchRun,
    menteeId: string,
    mentorId: string,
  ): Promise<ProposedPair> {
    const ward = await this.wards.get(run.wardId);
    return this.unitOfWork.write(async (manager) => {
      // Before anybody is counted: of two officers the second waits here, and is refused.
      await this.runs.move(manager, run, ['proposed'], 'proposed', {});
      const input = await loadRunInput(manager, ward, run);
      const before = await placesIn(manager, run.id, [menteeId]);
      const pair = await this.pairByHand(manager, run, input, menteeId, mentorId);
      await manager.delete(ProposedPair, { runId: run.id, menteeId });
      await insert(manager, ProposedPair, pair);
      await refreshLeftovers(manager, run.id, input, await this.allPairs(run.id, manager));
      const now = this.clock.now();
      const after = [{ menteeId, mentorId, isLocked: true }];
      await keepAct(manager, actor, now, { runId: run.id, kind: 'move', before, after });
      await audit(manager, actor, now, [
        {
          action: 'proposal.move',
          subjectId: menteeId,
          wardId: run.wardId,
          facts: { from: before[0].mentorId, to: mentorId },
        },
      ]);
      return pair;
    });
  }

  /** How many mentees each ambassador of the ward has at least who has any. */
  leastOf(ward: Ward): Promise<(mentorId: string) => number> {
    return leastOfMentors(this.unitOfWork.read, ward);
  }

  /** Mentors whom the proposal, after corrections, leaves with fewer than the minimum, but not with none. */
  async belowMinimum(
    run: MatchRun,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<Map<string, number>> {
    const leastOf = await leastOfMentors(manager, await this.wards.get(run.wardId, manager));
    return belowMinimumOf(await this.keys(run.id, manager), leastOf);
  }

  /**
   * Makes the proposal today's pairs, in one transaction. Refuses when people, pairs or settings
   * changed since it was computed, and when corrections left a mentor below the minimum, unless the
   * officer accepts that.
   */
  async publish(
    actor: Actor,
    run: MatchRun,
    options: { acceptBelowMinimum?: boolean } = {},
  ): Promise<ProposalDifference> {
    return this.unitOfWork.write(async (manager) => {
      await this.borders.hold(manager, run);
      const published = await this.runs.move(manager, run, ['proposed'], 'published', {});
      // Whoever pairs by hand waits from here on, so that what is checked stays so.
      await lockPairing(manager, [run.wardId]);
      const ward = await this.wards.get(run.wardId, manager);
      if (fingerprintOf(await loadRunInput(manager, ward, run)) !== run.peopleHash) {
        throw new DomainError('proposal-outdated', { mayPublish: true });
      }
      const short = await this.belowMinimum(run, manager);
      if (short.size > 0 && !options.acceptBelowMinimum) {
        throw new DomainError(
          'below-minimum',
          { mentors: short.size, minimum: ward.settings.minMentees },
          { mentorIds: [...short.keys()] },
        );
      }
      const changes = await this.difference(run, manager);
      const { ended, begun } = await this.replacePairs(manager, actor, run);
      const acrossBorder = await this.borders.publishReady(manager, published);
      await manager.delete(Publication, { runId: run.id });
      await insert(manager, Publication, {
        runId: run.id,
        peopleHash: run.peopleHash,
        ended: ended.map(({ id }) => id),
        begun: begun.map(({ id }) => id),
        madeAt: this.clock.now(),
        takenBackAt: null,
      });
      const difference = { ...changes, acrossBorder };
      // From here on the fingerprint tells whether anything has changed since it was published.
      const peopleHash = fingerprintOf(await loadMatchInput(manager, ward));
      await manager.update(MatchRun, { id: run.id }, { peopleHash });
      await audit(manager, actor, this.clock.now(), [
        {
          action: 'proposal.publish',
          subjectId: run.id,
          wardId: run.wardId,
          facts: difference,
        },
      ]);
      return difference;
    });
  }

  /** Who with whom, without what is stored beside. */
  private keys(runId: string, manager: EntityManager): Promise<PairKey[]> {
    return select(
      manager,
      keyRow,
      `SELECT mentor_id AS "mentorId", mentee_id AS "menteeId" FROM proposed_pair WHERE run_id = $1`,
      [runId],
    );
  }

  private async replacePairs(
    manager: EntityManager,
    actor: Actor,
    run: MatchRun,
  ): Promise<{ ended: Pair[]; begun: Pair[] }> {
    const now = this.clock.now();
    const waits = await waitingPairs(manager, run.wardId);
    const open = await manager.findBy(Pair, { wardId: run.wardId, endedAt: IsNull() });
    const today = open.filter((pair) => !waits(pair));
    const proposed = await this.allPairs(run.id, manager);
    const mentorOf = new Map(proposed.map((pair) => [pair.menteeId, pair.mentorId]));
    const ended = today.filter((pair) => mentorOf.get(pair.menteeId) !== pair.mentorId);
    await this.pairs.end(manager, actor, ended);
    const staying = new Set(
      today.filter((pair) => !ended.includes(pair)).map((pair) => pair.menteeId),
    );
    const begun: Pair[] = proposed
      .filter((pair) => !staying.has(pair.menteeId))
      .map(({ mentorId, menteeId, metres, facts, isLocked }) => ({
        id: newId(),
        wardId: run.wardId,
        mentorId,
        menteeId,
        metres,
        facts,
        isLocked,
        lockChangedAt: null,
        runId: run.id,
        startedAt: now,
        endedAt: null,
        endedBecause: null,
      }));
    await insert(manager, Pair, begun);
    return { ended, begun };
  }

  private async pairByHand(
    manager: EntityManager,
    run: MatchRun,
    input: MatchInput,
    menteeId: string,
    mentorId: string,
  ): Promise<ProposedPair> {
    const mentor = input.mentors.find((person) => person.id === mentorId);
    const mentee = input.mentees.find((person) => person.id === menteeId);
    if (!mentor || !mentee) throw notFound('person');
    const taken = await manager.findBy(ProposedPair, { runId: run.id, mentorId });
    const others = taken.filter((pair) => pair.menteeId !== menteeId).length;
    return {
      id: newId(),
      runId: run.id,
      mentorId,
      menteeId,
      ...possiblePair(mentor, mentee, input.settings, others),
      isLocked: true,
    };
  }
}

/** The same columns as in `pair`. */
const keyRow = columns(ProposedPair, 'mentorId', 'menteeId');

/** Who is with whom today, without those who wait for a mentor who pauses. */
function currentKeys(manager: EntityManager, wardId: string): Promise<PairKey[]> {
  return select(
    manager,
    keyRow,
    `SELECT mentor_id AS "mentorId", mentee_id AS "menteeId" FROM pair p
     WHERE ward_id = $1 AND ended_at IS NULL AND NOT ${isWaiting('p')} ORDER BY id`,
    [wardId],
  );
}
