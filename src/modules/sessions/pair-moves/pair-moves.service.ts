import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { LocksService, lockPairing, Pair, PairsService } from '../../matching';
import { isBack } from '../changes/came-back';
import { effectsOf } from '../changes/effects';
import { PlannedChanges } from '../changes/planned-changes.service';
import { PairAct, type PairActKind } from '../entities/pair-act.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { PairChanges } from './pair-changes.service';
import { SinceTheAct } from './since-the-act';

/** Who goes to whom, and from whom as it was seen; null where they had nobody. */
export interface PairMove extends PairKey {
  fromId: string | null;
  /** An officer allows this pair this once: it may be a little farther than the ward's limit. */
  mayBeFarther?: boolean;
}

/** An act at the desk; of a move, under the id of the change of plans that it is. */
interface Kept {
  id: string;
  kind: PairActKind;
  before: Pair | null;
  after: Pair;
}

/** Single pairs moved and locked by hand, each act taken back by one press. What is allowed, `PairsService` says. */
@Injectable()
export class PairMoves {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly pairs: PairsService,
    private readonly locks: LocksService,
    private readonly changes: PairChanges,
    private readonly planned: PlannedChanges,
    private readonly since: SinceTheAct,
  ) {}

  /**
   * Pressed twice, it is done once.
   * @throws DomainError stale-version when the mentee is guided by somebody else by now; the broken rule's
   */
  async move(actor: Actor, wardId: string, move: PairMove): Promise<PairAct> {
    const { menteeId, mentorId, fromId } = move;
    const seen = await this.pairs.ofMentee(menteeId);
    const make = await this.changes.givingWithin(actor, wardId, move);
    return this.act(actor, [wardId, seen?.wardId], async (context) => {
      const { manager } = context;
      const before = await this.pairs.ofMentee(menteeId, manager);
      if ((before?.mentorId ?? null) !== fromId) {
        const made = before?.mentorId === mentorId && (await this.madeBy(manager, actor, before));
        if (made) return made;
        throw staleVersion('pair');
      }
      if (fromId === mentorId) throw new DomainError('has-mentor');
      const { id } = await make(manager);
      const after = await this.pairs.ofMentee(menteeId, manager);
      if (!after) throw notFound('pair');
      return this.keep(context, { id, kind: 'move', before, after });
    });
  }

  /**
   * A pair that an officer fixes is left alone by the next pairing. Null where it is so already: what stood before is
   * nobody's to take back. @throws DomainError not-found, stale-version when the pair that was seen has ended
   */
  async lock(
    actor: Actor,
    wardId: string,
    { pairId: id, isLocked }: { pairId: string; isLocked: boolean },
  ): Promise<PairAct | null> {
    return this.act(actor, [wardId], async (context) => {
      const { manager, now } = context;
      const pair = await this.locks.set(manager, actor, { wardId, id, isLocked }, now);
      const kind = isLocked ? 'lock' : 'unlock';
      return pair && this.keep(context, { id: newId(), kind, before: pair, after: pair });
    });
  }

  /** The last act of somebody in a ward, while one press takes it back. */
  async last({ id: madeById, kind: madeByKind }: Actor, wardId: string): Promise<PairAct | null> {
    const { read } = this.unitOfWork;
    const [last] = await read.find(PairAct, {
      where: { wardId, madeByKind, madeById: madeById ?? IsNull() },
      order: { madeAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!last) return null;
    return (await this.since.inTheWay(read, last, this.clock.now())) ? null : last;
  }

  /**
   * The places of a mentee that an act took which was taken back: how many are theirs again, and what was in the way of
   * the others. Null of any other act.
   */
  async cameBack(wardId: string, id: string): Promise<{ back: number; why: string[] } | null> {
    const { read } = this.unitOfWork;
    if (!(await read.existsBy(PairAct, { id, wardId, takenBackAt: Not(IsNull()) }))) return null;
    const effects = (await effectsOf(read, id)).filter(({ kind }) => kind === 'booking');
    const why = effects.flatMap(({ cameBack }) => (cameBack === 'yes' ? [] : (cameBack ?? [])));
    return { back: effects.length - why.length, why };
  }

  /**
   * All is as it was before, with the lessons that fell, as far as they still can be.
   * @throws DomainError not-found, already-taken-back, pair-changed-since, lock-changed-since, agreed-since,
   * undo-too-late, the broken rule's
   */
  async takeBack(actor: Actor, wardId: string, id: string): Promise<PairAct> {
    return this.act(actor, [wardId, await this.homeOfPairBefore(id)], async (context) => {
      const { manager, now } = context;
      const act = await manager.findOneBy(PairAct, { id, wardId });
      if (!act) throw notFound('change');
      const inTheWay = await this.since.inTheWay(manager, act, now);
      if (inTheWay) throw inTheWay;
      await manager.update(PairAct, { id }, { takenBackAt: now });
      if (act.kind === 'move') await this.moveBack(context, act);
      else await this.lockBack(context, act);
      await auditRows(context, 'pair.take-back', [{ id: act.menteeId, wardId }]);
      return { ...act, takenBackAt: now };
    });
  }

  /** Across a border the pairs of both wards are held: one of them loses a pair, or has it again. */
  private act<Made extends PairAct | null>(
    actor: Actor,
    wardIds: readonly (string | undefined)[],
    work: (context: AuditContext) => Promise<Made>,
  ): Promise<Made> {
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [...new Set(wardIds.flatMap((id) => id ?? []))]);
      return work({ manager, actor, now: this.clock.now() });
    });
  }

  private async homeOfPairBefore(actId: string): Promise<string | undefined> {
    const { read } = this.unitOfWork;
    const beforeId = (await read.findOneBy(PairAct, { id: actId }))?.beforeId;
    return beforeId ? (await read.findOneBy(Pair, { id: beforeId }))?.wardId : undefined;
  }

  private madeBy(
    manager: EntityManager,
    { kind: madeByKind, id }: Actor,
    { id: afterId, menteeId }: Pair,
  ): Promise<PairAct | null> {
    const made = { madeByKind, madeById: id ?? IsNull(), takenBackAt: IsNull() };
    return manager.findOneBy(PairAct, { kind: 'move', menteeId, afterId, ...made });
  }

  private async keep(
    { manager, actor, now }: AuditContext,
    { id, kind, before, after }: Kept,
  ): Promise<PairAct> {
    const act: PairAct = {
      id,
      wardId: after.wardId,
      kind,
      menteeId: after.menteeId,
      beforeId: before?.id ?? null,
      afterId: after.id,
      madeAt: now,
      madeByKind: actor.kind,
      madeById: actor.id,
      takenBackAt: null,
    };
    await insert(manager, PairAct, act);
    return act;
  }

  /** All of it or nothing. @throws DomainError the broken rule's, where the pair cannot be as it was */
  private async moveBack({ manager, actor }: AuditContext, act: PairAct): Promise<void> {
    await this.planned.takeBackWithin(manager, actor, act.id);
    const pair = (await effectsOf(manager, act.id)).find(({ kind }) => kind === 'pair');
    if (!pair || isBack(pair.cameBack ?? '')) return;
    // What is in the way says so itself, with its facts.
    await this.pairs.end(manager, actor, [
      await manager.findOneByOrFail(Pair, { id: act.afterId }),
    ]);
    const ended = await manager.findOneByOrFail(Pair, { id: pair.subjectId });
    await this.pairs.again(manager, actor, ended);
    throw staleVersion('pair');
  }

  private async lockBack({ manager, actor, now }: AuditContext, act: PairAct): Promise<void> {
    const isLocked = act.kind === 'unlock';
    const { afterId: id, wardId } = act;
    await this.locks.set(manager, actor, { wardId, id, isLocked }, now);
  }
}
