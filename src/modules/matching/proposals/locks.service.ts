import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import type { PairKey } from '../../../core/matching/rules/problem';
import { lockPairing } from '../pairs/lock-pairing';
import { leastOfMentors } from '../pairs/least-of-mentors';
import { notFound } from '../../../platform/common/domain-error';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { WardsService } from '../../wards';
import { MatchRun } from '../entities/match-run.entity';
import { Pair } from '../entities/pair.entity';
import { waitingPairs } from '../profiles/waiting-pairs';
import { ProposedPair } from '../entities/proposed-pair.entity';

/** Pairs that officers fixed, and the way out when they stand against every pairing. */
@Injectable()
export class LocksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly clock: Clock,
  ) {}

  /** Locks of mentors who have fewer than the minimum by them, so that the next pairing may refuse. */
  async belowMinimum(
    wardId: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<PairKey[]> {
    const leastOf = await leastOfMentors(manager, await this.wards.get(wardId, manager));
    const isWaiting = await waitingPairs(manager, wardId);
    const open = [
      ...(await manager.findBy(Pair, { wardId, endedAt: IsNull(), isLocked: true })),
      ...(await this.proposed(manager, wardId)),
    ];
    const locks = open.filter((lock) => !isWaiting(lock));
    const mentorOf = new Map(locks.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    const counts = new Map<string, number>();
    for (const mentorId of mentorOf.values()) {
      counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    }
    return [...mentorOf]
      .filter(([, mentorId]) => (counts.get(mentorId) ?? 0) < leastOf(mentorId))
      .map(([menteeId, mentorId]) => ({ menteeId, mentorId }));
  }

  /** Lets these locks go in one step: the pairs stay, and the next pairing may change them. */
  async releaseBelowMinimum(actor: Actor, wardId: string): Promise<PairKey[]> {
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [wardId]);
      const locks = await this.belowMinimum(wardId, manager);
      const proposed = await this.proposed(manager, wardId);
      const lockChangedAt = this.clock.now();
      for (const { menteeId, mentorId } of locks) {
        const isLocked = false;
        const open = { wardId, menteeId, mentorId, endedAt: IsNull(), isLocked: true };
        await manager.update(Pair, open, { isLocked, lockChangedAt });
        for (const { runId } of proposed) {
          await manager.update(ProposedPair, { runId, menteeId, mentorId }, { isLocked });
        }
      }
      const entries = locks.map(({ menteeId, mentorId }) => ({
        action: 'pair.unlock',
        subjectId: menteeId,
        wardId,
        facts: { mentorId },
      }));
      await audit(manager, actor, lockChangedAt, entries);
      return locks;
    });
  }

  /**
   * Fixes one of today's pairs, so that the next pairing leaves it alone, or lets it go; in the caller's transaction,
   * which has locked the pairing of the ward. Null where it is so already: then nobody has done anything.
   * @throws DomainError not-found, stale-version when the pair that was seen has ended
   */
  async set(
    manager: EntityManager,
    actor: Actor,
    { wardId, id, isLocked }: { wardId: string; id: string; isLocked: boolean },
    lockChangedAt: number,
  ): Promise<Pair | null> {
    const pair = await manager.findOneBy(Pair, { wardId, id });
    if (!pair) throw notFound('pair');
    if (pair.endedAt !== null) throw staleVersion('pair');
    if (pair.isLocked === isLocked) return null;
    await manager.update(Pair, { id }, { isLocked, lockChangedAt });
    const { mentorId, menteeId: subjectId } = pair;
    const action = isLocked ? 'pair.lock' : 'pair.unlock';
    await audit(manager, actor, lockChangedAt, [
      { action, subjectId, wardId, facts: { mentorId } },
    ]);
    return { ...pair, isLocked, lockChangedAt };
  }

  private async proposed(manager: EntityManager, wardId: string): Promise<ProposedPair[]> {
    const run = await manager.findOne(MatchRun, {
      where: { wardId, state: 'proposed' },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return run ? manager.findBy(ProposedPair, { runId: run.id, isLocked: true }) : [];
  }
}
