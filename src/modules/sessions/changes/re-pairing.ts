import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PairAct } from '../../../core/changes/acts';
import { DomainError } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { NextMentors, Pair, PairsService } from '../../matching';
import type { Ward } from '../../wards';
import type { Before } from '../entities/change-effect.entity';
import type { AuditContext } from '../rules/audited-rows';
import { refuse } from '../rules/refusals';
import { haveAgreed } from '../booking/agreed-since';
import type { Left } from './effects';
import type { Hit } from '../grounds/hit';
import { LettingGo } from './letting-go';

/** Does what was chosen with the pairs that a change hits, and takes it back. */
@Injectable()
export class RePairing {
  constructor(
    private readonly pairs: PairsService,
    private readonly lettingGo: LettingGo,
  ) {}

  /**
   * Handed over, a pair goes to the nearest whom the rules allow; what nobody can take stays. The places that were
   * agreed in a pair fall with it. The caller holds the ward and its mentors.
   */
  async all(
    context: AuditContext,
    ward: Ward,
    { pairs, because }: Pick<Hit, 'pairs' | 'because'>,
    { act, reason }: { act: PairAct; reason: string },
  ): Promise<Left[]> {
    if (pairs.length === 0) return [];
    const { manager, actor } = context;
    const wanted = act === 'hand-over' ? await nextOf(manager, ward, { pairs, because }) : none;
    const refused = await this.refusals(manager, ward, pairs, wanted);
    const next = new Map([...wanted].filter(([id]) => !refused.has(id)));
    const goes = ({ id }: Pair): boolean => act === 'cancel' || next.get(id) !== undefined;
    const going = act === 'keep' ? [] : pairs.filter(goes);
    const places = await this.lettingGo.places(context, going, reason);
    if (act === 'cancel') await this.pairs.end(manager, actor, going);
    const left: Left[] = [];
    for (const pair of pairs) {
      const { id, menteeId, mentorId } = pair;
      const was: Before = { menteeId, mentorId, people: 1, hitBy: because.get(id) };
      const nextId = next.get(id);
      const fate = { kind: 'pair', subjectId: id } as const;
      if (nextId !== undefined) {
        const key = { menteeId, mentorId: nextId };
        const made = await this.pairs.assignWithin(manager, actor, ward.id, key);
        const to = { mentorId: nextId };
        left.push({ ...fate, was: { ...was, outcome: 'handed-over', pairId: made.id, to } });
      } else if (act === 'hand-over') {
        const why = refused.get(id) ?? 'nobody-stands-in';
        left.push({ ...fate, was: { ...was, outcome: 'kept', why } });
      } else {
        left.push({ ...fate, was: { ...was, outcome: act === 'cancel' ? 'cancelled' : 'kept' } });
      }
    }
    return [...left, ...places];
  }

  /** Why a pair cannot go to its next mentor, asked before a place falls for it: one refusal keeps no other pair. */
  private async refusals(
    manager: EntityManager,
    ward: Ward,
    pairs: readonly Pair[],
    next: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, string>> {
    const refused = new Map<string, string>();
    const going = pairs.filter(({ id }) => next.has(id));
    for (const [nextId, own] of grouped(going, ({ id }) => next.get(id) ?? '')) {
      const menteeIds = own.map(({ menteeId }) => menteeId);
      const answers = await this.pairs.whoCanGo(manager, ward.id, menteeIds, nextId);
      for (const { id, menteeId } of own) {
        const refusal = answers.get(menteeId);
        if (refusal) refused.set(id, refusal.code);
      }
    }
    return refused;
  }

  /**
   * The pair stands again, unless the mentee has another mentor since or has agreed on lessons with the next one, or
   * has had some; a pair that was the first of a mentee ends.
   * @throws DomainError has-mentor, agreed-since, stale-version, the broken rule's
   */
  async again(context: AuditContext, pairId: string, was: Before): Promise<null> {
    const { manager, actor } = context;
    const pair = await manager.findOneByOrFail(Pair, { id: pairId });
    const current = await this.pairs.ofMentee(pair.menteeId, manager);
    if (was.outcome === 'paired') {
      // Gone already is what was asked for.
      if (current?.id === pairId) await this.endUntouched(context, current);
      return null;
    }
    if (pair.endedAt === null) throw refuse('stale-version');
    if (current) {
      if (current.id !== was.pairId) throw new DomainError('has-mentor');
      await this.endUntouched(context, current);
    }
    // What brought them nothing more is gone on with as it was, whatever they need today.
    if (was.hitBy !== 'nothing-left') await this.pairs.again(manager, actor, pair);
    else if (!(await this.pairs.resume(manager, actor, pair))) {
      const most = (await this.pairs.ofMentor(pair.mentorId, manager)).length;
      throw new DomainError('mentor-full', { most });
    }
    return null;
  }

  private async endUntouched({ manager, actor }: AuditContext, pair: Pair): Promise<void> {
    if (await haveAgreed(manager, pair, pair.startedAt)) throw refuse('agreed-since');
    await this.pairs.end(manager, actor, [pair]);
  }
}

const none: ReadonlyMap<string, string> = new Map();

/** Who takes over each of the pairs; who has too few to go on with takes nobody. */
async function nextOf(
  manager: EntityManager,
  ward: Ward,
  { pairs, because }: Pick<Hit, 'pairs' | 'because'>,
): Promise<ReadonlyMap<string, string>> {
  const few = pairs.filter(({ id }) => because.get(id) === 'minimum');
  const mentors = await NextMentors.load(manager, ward, {
    menteeIds: pairs.map(({ menteeId }) => menteeId),
    leaving: new Set(few.map(({ mentorId }) => mentorId)),
  });
  const next = new Map<string, string>();
  for (const { id, menteeId, mentorId } of pairs) {
    const nextId = mentors.take(menteeId, mentorId);
    if (nextId !== null) next.set(id, nextId);
  }
  return next;
}
