import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { defaultLanguage, textsIn } from '../../../texts';
import type { Actor } from '../../access';
import { LocksService, lockPairing, Pair, PairsService } from '../../matching';
import { CallOff } from '../booking/call-off';
import { placesOfPair } from '../booking/places-of-pair';
import { effectsOf, keepEffects, type Left } from '../changes/effects';
import { StandingAgain } from '../changes/standing-again';
import { whyNot } from '../changes/why-not';
import { ChangeEffect } from '../entities/change-effect.entity';
import { PairAct, type PairActKind } from '../entities/pair-act.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { refuse } from '../rules/refusals';

/** Who goes to whom, and from whom as it was seen; null where they had nobody. */
export interface PairMove extends PairKey {
  fromId: string | null;
}

/** Single pairs moved and locked by hand, each act taken back by one press. What is allowed, `PairsService` says. */
@Injectable()
export class PairMoves {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly pairs: PairsService,
    private readonly locks: LocksService,
    private readonly callOff: CallOff,
    private readonly standing: StandingAgain,
  ) {}

  /** @throws DomainError stale-version when the mentee is guided by somebody else by now; the broken rule's */
  async move(actor: Actor, wardId: string, move: PairMove): Promise<PairAct> {
    const { menteeId, mentorId, fromId } = move;
    return this.act(actor, wardId, async (context) => {
      const { manager } = context;
      const before = await this.pairs.ofMentee(menteeId, manager);
      if ((before?.mentorId ?? null) !== fromId) throw staleVersion();
      if (fromId === mentorId) throw new DomainError('has-mentor');
      const left = before ? await this.letGo(context, before) : [];
      const key = { menteeId, mentorId };
      const after = await this.pairs.assignWithin(manager, actor, wardId, key);
      return this.keep(context, 'move', before, after, left);
    });
  }

  /** A pair that an officer fixes is left alone by the next pairing. @throws DomainError not-found */
  async lock(actor: Actor, wardId: string, menteeId: string, isLocked: boolean): Promise<PairAct> {
    return this.act(actor, wardId, async (context) => {
      const pair = await this.locks.set(context.manager, actor, { wardId, menteeId, isLocked });
      return this.keep(context, isLocked ? 'lock' : 'unlock', pair, pair, []);
    });
  }

  /** The last act of somebody in a ward that still stands. */
  async last({ id: madeById, kind: madeByKind }: Actor, wardId: string): Promise<PairAct | null> {
    const [last] = await this.unitOfWork.read.find(PairAct, {
      where: { wardId, madeByKind, madeById: madeById ?? IsNull() },
      order: { madeAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return last && last.takenBackAt === null ? last : null;
  }

  /** The places of a mentee that an act took: how many are theirs again, and what was in the way of the others. */
  async cameBack(actId: string): Promise<{ back: number; why: string[] }> {
    const effects = await effectsOf(this.unitOfWork.read, actId);
    const why = effects.flatMap(({ cameBack }) => (cameBack === 'yes' ? [] : (cameBack ?? [])));
    return { back: effects.length - why.length, why };
  }

  /**
   * All is as it was before, with the lessons that fell, as far as they still can be.
   * @throws DomainError not-found, already-taken-back, stale-version when the pair has changed since,
   * agreed-since, the broken rule's
   */
  async takeBack(actor: Actor, wardId: string, id: string): Promise<PairAct> {
    return this.act(actor, wardId, async (context) => {
      const { manager, now } = context;
      const act = await manager.findOneBy(PairAct, { id, wardId });
      if (!act) throw notFound('change');
      const standing = { id, takenBackAt: IsNull() };
      const { affected } = await manager.update(PairAct, standing, { takenBackAt: now });
      if (affected !== 1) throw refuse('already-taken-back');
      const pair = await this.pairs.ofMentee(act.menteeId, manager);
      if (pair?.id !== act.afterId) throw staleVersion();
      if (act.kind === 'move') await this.moveBack(context, act, pair);
      else await this.lockBack(context, act, pair);
      await auditRows(context, 'pair.take-back', [{ id: act.menteeId, wardId }]);
      return { ...act, takenBackAt: now };
    });
  }

  private act(
    actor: Actor,
    wardId: string,
    work: (context: AuditContext) => Promise<PairAct>,
  ): Promise<PairAct> {
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [wardId]);
      return work({ manager, actor, now: this.clock.now() });
    });
  }

  /** By this write's own time, by which they are known again when it is taken back. */
  private async letGo(context: AuditContext, { mentorId, menteeId }: Pair): Promise<Left[]> {
    const { manager, now } = context;
    const places = await placesOfPair(manager, { mentorId, menteeId }, now);
    const reason = textsIn(defaultLanguage).sessions.mentorChanged;
    for (const { id: bookingId, sessionId } of places) {
      await this.callOff.place(context, { bookingId, sessionId, mentorId }, reason);
    }
    return places
      .filter(({ state }) => state !== 'held')
      .map(({ id, state }) => ({ kind: 'booking', subjectId: id, was: { state } }));
  }

  private async keep(
    { manager, actor, now }: AuditContext,
    kind: PairActKind,
    before: Pair | null,
    after: Pair,
    left: Left[],
  ): Promise<PairAct> {
    const act: PairAct = {
      id: newId(),
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
    await keepEffects(manager, act.id, left);
    return act;
  }

  private async moveBack(context: AuditContext, act: PairAct, pair: Pair): Promise<void> {
    const { manager, actor, now } = context;
    const { standing, pairs } = this;
    const agreed = await placesOfPair(manager, pair, now);
    if (agreed.length > 0) throw refuse('agreed-since');
    await pairs.end(manager, actor, [pair]);
    if (act.beforeId === null) return;
    const ended = await manager.findOneByOrFail(Pair, { id: act.beforeId });
    await pairs.again(manager, actor, ended);
    for (const effect of await effectsOf(manager, act.id)) {
      const why = await whyNot(manager, () => standing.placeAgain(context, effect, act.madeAt));
      await this.tell(manager, effect, why);
    }
  }

  private async lockBack({ manager, actor }: AuditContext, act: PairAct, pair: Pair) {
    const isLocked = act.kind === 'unlock';
    const { menteeId, wardId } = pair;
    await this.locks.set(manager, actor, { wardId, menteeId, isLocked });
  }

  private async tell(manager: EntityManager, { id }: ChangeEffect, why: string | null) {
    await manager.update(ChangeEffect, { id }, { cameBack: why ?? 'yes' });
  }
}
