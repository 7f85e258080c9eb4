import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import type { AskedAnswer, Changes } from '../../../core/matching/explain/ask-changes';
import { leftoversOf } from '../../../core/matching/pairing/leftovers';
import type { PairKey } from '../../../core/matching/rules/problem';
import { verify } from '../../../core/matching/pairing/verify';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { auditPeople, Mentor } from '../../people';
import { WardsService } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { MatchRun } from '../entities/match-run.entity';
import { MatchRunsService } from '../runs/match-runs.service';
import { fingerprintOf, loadRunInput, type MatchInput } from '../profiles/profiles';
import { ProposalAct } from '../entities/proposal-act.entity';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { keepAct, placesIn, putPlaces } from './proposal-places';
import { refreshLeftovers } from './refresh-leftovers';
import { WarmPairings } from '../explain/warm-pairings.service';
import { WhatIfs } from '../explain/what-ifs.service';

/** What has moved, and the proposal's version since then. */
export type AcceptedChanges = Omit<AskedAnswer, 'pairs'> & { version: number };

/** Makes real what a what-if has shown: the asked change, and what everyone else does because of it. */
@Injectable()
export class ProposalChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly runs: MatchRunsService,
    private readonly warm: WarmPairings,
    private readonly whatIfs: WhatIfs,
    private readonly clock: Clock,
  ) {}

  /**
   * `version` is the one the officer was shown the difference for.
   * @throws DomainError stale-version, proposal-outdated, change-impossible, mentor-not-registered
   */
  async accept(
    actor: Actor,
    run: MatchRun,
    version: number,
    changes: Changes,
  ): Promise<AcceptedChanges> {
    if (changes.addedMentor) {
      throw new DomainError('mentor-not-registered');
    }
    if (run.version !== version || run.state !== 'proposed') throw stale();
    const answer = this.whatIfs.ask(await this.warm.ofRun(run), changes);
    if (!answer.isPossible) throw impossible(answer.code);
    const { pairs: _, ...difference } = answer;
    return this.unitOfWork.write(async (manager) => {
      // First of all, so that a second officer waits here and is refused before anything is moved twice.
      const changed = await this.runs.move(manager, run, ['proposed'], 'proposed', {});
      await this.store(manager, actor, run, changes, answer);
      return { ...difference, version: changed.version };
    });
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    run: MatchRun,
    changes: Changes,
    answer: AskedAnswer,
  ): Promise<void> {
    const ward = await this.wards.get(run.wardId, manager);
    if (fingerprintOf(await loadRunInput(manager, ward, run)) !== run.peopleHash) {
      throw new DomainError('proposal-outdated');
    }
    const concerned = [...answer.moved, ...(changes.moves ?? []), ...(changes.locks ?? [])];
    const menteeIds = [...new Set(concerned.map(({ menteeId }) => menteeId))];
    const before = await placesIn(manager, run.id, menteeIds);
    await this.forbid(manager, run.wardId, changes.forbids ?? []);
    await this.setMaximums(manager, actor, changes.maximums ?? []);
    const asked = [...(changes.moves ?? []), ...(changes.locks ?? [])];
    const input = await loadRunInput(manager, ward, run);
    const moved = answer.moved.map(({ menteeId, toMentorId: mentorId }) => {
      return { menteeId, mentorId, isLocked: false };
    });
    await putPlaces(manager, run.id, input, moved);
    await this.lock(manager, run.id, asked);
    const locks = await manager.findBy(ProposedPair, { runId: run.id, isLocked: true });
    assertSound({ ...input, locks }, answer.pairs);
    await refreshLeftovers(manager, run.id, input, answer.pairs);
    await manager.update(MatchRun, { id: run.id }, { peopleHash: fingerprintOf(input) });
    const now = this.clock.now();
    if ((changes.forbids ?? []).length + (changes.maximums ?? []).length > 0) {
      // What was ruled out, and other maximums, hold beyond the proposal: no press takes back what came before them.
      await manager.delete(ProposalAct, { runId: run.id });
    } else {
      const after = await placesIn(manager, run.id, menteeIds);
      await keepAct(manager, actor, now, { runId: run.id, kind: 'move', before, after });
    }
    await audit(manager, actor, now, [
      {
        action: 'proposal.change',
        subjectId: run.id,
        wardId: run.wardId,
        facts: { ...changes, moved: answer.moved, extraCost: answer.extraCost },
      },
    ]);
  }

  private async lock(manager: EntityManager, runId: string, pairs: PairKey[]): Promise<void> {
    for (const { mentorId, menteeId } of pairs) {
      await manager.update(ProposedPair, { runId, mentorId, menteeId }, { isLocked: true });
    }
  }

  private async forbid(
    manager: EntityManager,
    wardId: string,
    pairs: readonly PairKey[],
  ): Promise<void> {
    const createdAt = this.clock.now();
    for (const { mentorId, menteeId } of pairs) {
      await manager.delete(ForbiddenPair, { mentorId, menteeId });
      await insert(manager, ForbiddenPair, { id: newId(), wardId, mentorId, menteeId, createdAt });
    }
  }

  private async setMaximums(
    manager: EntityManager,
    actor: Actor,
    maximums: NonNullable<Changes['maximums']>,
  ): Promise<void> {
    const updatedAt = this.clock.now();
    for (const { mentorId, maximum: maxMentees } of maximums) {
      const before = await manager.findOneBy(Mentor, { id: mentorId });
      if (!before) continue;
      await manager.update(Mentor, { id: mentorId }, { maxMentees, updatedAt });
      await manager.increment(Mentor, { id: mentorId }, 'version', 1);
      const after = { ...before, maxMentees };
      await auditPeople(manager, actor, updatedAt, [
        { side: 'mentor', act: 'change', before, after },
      ]);
    }
  }
}

/** The verifier knows nothing of the solver; what it refuses is not stored. */
function assertSound(input: MatchInput, pairs: PairKey[]): void {
  const splitHouseholds = input.mentees.flatMap(({ householdId }) =>
    householdId === null ? [] : [{ householdId }],
  );
  const faults = verify(input, { pairs, ...leftoversOf(input, pairs), splitHouseholds });
  if (faults.length === 0) return;
  throw new DomainError('change-impossible', { why: 'rules' }, { faults: faults.slice(0, 10) });
}

function impossible(reason: AskedAnswer['code']): DomainError {
  return new DomainError('change-impossible', { why: reason ?? 'no-places' }, { reason });
}

function stale(): DomainError {
  return staleVersion('proposal');
}
