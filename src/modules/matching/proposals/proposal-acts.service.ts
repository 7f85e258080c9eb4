import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { fartherOnce } from '../../../core/matching/explain/helps';
import type { PairKey } from '../../../core/matching/rules/problem';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import { WardsService } from '../../wards';
import type { MatchRun } from '../entities/match-run.entity';
import { type Place, ProposalAct, type ProposalActKind } from '../entities/proposal-act.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { possiblePair } from '../pairs/possible-pair';
import { fingerprintOf, loadRunInput, type MatchInput } from '../profiles/profiles';
import { MatchRunsService } from '../runs/match-runs.service';
import { isSame, keepAct, placesIn, putPlaces } from './proposal-places';
import { refreshLeftovers } from './refresh-leftovers';

/** People who go to others in a proposal, together. */
export interface Going {
  kind: ProposalActKind;
  /** The proposal's version that was looked at. */
  version: number;
  places: readonly PairKey[];
  /** These stay where they are, whatever a later pairing would rather. */
  staying?: readonly string[];
}

/** What officers do to a proposal with their own hands: every rule holds, nobody else moves, one press takes it back. */
@Injectable()
export class ProposalActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly runs: MatchRunsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody to their places, all of them or none, and fixed there. Only `farther` lets somebody go a little beyond
   * the ward's limit. @throws DomainError stale-version, proposal-outdated, the broken rule's, pair-forbidden, mentor-full
   */
  async put(actor: Actor, run: MatchRun, going: Going): Promise<ProposalAct | null> {
    const { kind, version, places, staying = [] } = going;
    if (run.version !== version) throw staleVersion('proposal');
    return this.write(actor, run, `proposal.${kind}`, async (manager, input) => {
      const wanted = places.map((key) => ({ ...key, isLocked: true }));
      await assertPossible(manager, run.id, input, wanted, kind === 'farther');
      const here = await placesIn(manager, run.id, staying);
      const fixed = here
        .filter(({ mentorId }) => mentorId !== null)
        .map((place) => ({ ...place, isLocked: true }));
      return { kind, after: [...wanted, ...fixed] };
    });
  }

  /**
   * The next pairing leaves a pair alone, or may change it again.
   * @throws DomainError stale-version where the two are no pair of the proposal any more
   */
  async lock(
    actor: Actor,
    run: MatchRun,
    { isLocked, ...pair }: PairKey & { isLocked: boolean },
  ): Promise<ProposalAct | null> {
    const kind = isLocked ? 'lock' : 'unlock';
    return this.write(actor, run, `proposal.${kind}`, async (manager) => {
      const [here] = await placesIn(manager, run.id, [pair.menteeId]);
      if (here.mentorId !== pair.mentorId) throw staleVersion('pair');
      return { kind, after: [{ ...here, isLocked }] };
    });
  }

  /** What was done last and still stands as it was done; null where there is nothing to take back. */
  async last(
    runId: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<ProposalAct | null> {
    const [last] = await manager.find(ProposalAct, {
      where: { runId, takenBackAt: IsNull() },
      order: { madeAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!last) return null;
    const here = await placesIn(
      manager,
      runId,
      last.after.map(({ menteeId }) => menteeId),
    );
    return here.every((place, at) => isSame(place, last.after[at])) ? last : null;
  }

  /** All stands as before. @throws DomainError stale-version where something else came after, proposal-outdated */
  async takeBack(actor: Actor, run: MatchRun, actId: string): Promise<void> {
    await this.write(actor, run, 'proposal.take-back', async (manager) => {
      const last = await this.last(run.id, manager);
      if (last?.id !== actId) throw staleVersion('proposal');
      await manager.update(ProposalAct, { id: actId }, { takenBackAt: this.clock.now() });
      return { kind: null, after: last.before };
    });
  }

  /** One write: of two officers the second waits at the first line, and is refused. */
  private async write(
    actor: Actor,
    run: MatchRun,
    action: string,
    work: (
      manager: EntityManager,
      input: MatchInput,
    ) => Promise<{ kind: ProposalActKind | null; after: Place[] }>,
  ): Promise<ProposalAct | null> {
    return this.unitOfWork.write(async (manager) => {
      await this.runs.move(manager, run, ['proposed'], 'proposed', {});
      const ward = await this.wards.get(run.wardId, manager);
      const input = await loadRunInput(manager, ward, run);
      if (fingerprintOf(input) !== run.peopleHash) throw new DomainError('proposal-outdated');
      const { kind, after } = await work(manager, input);
      const menteeIds = after.map(({ menteeId }) => menteeId);
      const before = await placesIn(manager, run.id, menteeIds);
      await putPlaces(manager, run.id, input, after);
      const pairs = await manager.find(ProposedPair, {
        where: { runId: run.id },
        order: { id: 'ASC' },
      });
      await refreshLeftovers(manager, run.id, input, pairs);
      const now = this.clock.now();
      await audit(manager, actor, now, [
        { action, subjectId: run.id, wardId: run.wardId, facts: { before, after } },
      ]);
      return kind && keepAct(manager, actor, now, { runId: run.id, kind, before, after });
    });
  }
}

/** Every rule for each of them, the places counted as they will be. */
async function assertPossible(
  manager: EntityManager,
  runId: string,
  input: MatchInput,
  wanted: readonly PairKey[],
  mayBeFarther: boolean,
): Promise<void> {
  const settings = mayBeFarther ? fartherOnce(input.settings) : input.settings;
  const moving = new Set(wanted.map(({ menteeId }) => menteeId));
  const load = new Map<string, number>();
  for (const { mentorId, menteeId } of await manager.findBy(ProposedPair, { runId })) {
    if (!moving.has(menteeId)) load.set(mentorId, (load.get(mentorId) ?? 0) + 1);
  }
  for (const { mentorId, menteeId } of wanted) {
    const mentor = input.mentors.find(({ id }) => id === mentorId);
    const mentee = input.mentees.find(({ id }) => id === menteeId);
    if (!mentor || !mentee) throw notFound('person');
    const isForbidden = input.forbidden.some(
      (pair) => pair.mentorId === mentorId && pair.menteeId === menteeId,
    );
    if (isForbidden) throw new DomainError('pair-forbidden');
    const others = load.get(mentorId) ?? 0;
    possiblePair(mentor, mentee, settings, others);
    load.set(mentorId, others + 1);
  }
}
