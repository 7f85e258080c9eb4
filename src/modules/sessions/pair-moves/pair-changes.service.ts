import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PairKey } from '../../../core/matching/rules/problem';
import { notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { defaultLanguage, textsIn } from '../../../texts';
import type { Actor } from '../../access';
import { lockPairing, type Pair, PairsService } from '../../matching';
import type { Left } from '../changes/effects';
import type { ChangeView } from '../changes/changes.views';
import { LettingGo } from '../changes/letting-go';
import { PlannedChanges } from '../changes/planned-changes.service';
import type { Before } from '../entities/change-effect.entity';
import type { Ground } from '../grounds/ground';
import type { Hit } from '../grounds/hit';
import type { AuditContext } from '../rules/audited-rows';
import { assertMayIn } from '../rules/who-may';
import { mentorChangedReason, newMentorReason } from './new-mentor';

/** Who goes to whom. `fromId` is whom they had when it was looked at, null for nobody; left out, whoever they have. */
export interface MenteeGoing {
  menteeId: string;
  mentorId: string;
  fromId?: string | null;
  /** They may live a little farther apart than the ward allows: an officer lets them, this once. */
  mayBeFarther?: boolean;
}

/** A pair that is to end with no other in its place; `forbid`, the two are not paired again. */
export interface PairEnding {
  menteeId: string;
  /** The pair that was seen; left out, whichever stands. */
  pairId?: string;
  forbid: boolean;
}

/**
 * Mentees who are given to ambassadors by hand, and pairs that are ended: a change after planning like all others,
 * looked at to the last message, done in one write and taken back by one press. What is allowed, `PairsService` says.
 */
@Injectable()
export class PairChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: PlannedChanges,
    private readonly pairs: PairsService,
    private readonly lettingGo: LettingGo,
  ) {}

  /**
   * One mentee at once, as programs ask for it, and the pair that stands then. Whoever has that ambassador keeps them
   * as the officer's choice. @throws DomainError the broken rule's
   */
  async giveOne(actor: Actor, wardId: string, key: PairKey): Promise<Pair> {
    const make = await this.givingWithin(actor, wardId, key);
    return this.unitOfWork.write(async (manager) => {
      const standing = await this.pairs.ofMentee(key.menteeId, manager);
      if (standing?.mentorId === key.mentorId) {
        await lockPairing(manager, [...new Set([wardId, standing.wardId])]);
        return this.pairs.assignWithin(manager, actor, wardId, key);
      }
      await make(manager);
      return this.madeNow(manager, key.menteeId);
    });
  }

  /** Asked before a write, makes the change within it: what a single press at the desk does. */
  async givingWithin(
    actor: Actor,
    wardId: string,
    going: MenteeGoing,
  ): Promise<(manager: EntityManager) => Promise<ChangeView>> {
    const ground = await this.giving(actor, wardId, [going]);
    return (manager) => this.changes.makeWithin(manager, actor, ground, handOver());
  }

  /** What it would do; nothing is changed. @throws DomainError as `give` */
  async lookAtGiving(
    actor: Actor,
    wardId: string,
    going: readonly MenteeGoing[],
  ): Promise<ChangeView> {
    return this.changes.look(actor, await this.giving(actor, wardId, going), handOver());
  }

  /**
   * All of them or none; who is with that ambassador already stays as they are.
   * @throws DomainError nothing-changed where all are, stale-version, the broken rule's
   */
  async give(actor: Actor, wardId: string, going: readonly MenteeGoing[]): Promise<ChangeView> {
    return this.changes.make(actor, await this.giving(actor, wardId, going), handOver());
  }

  async lookAtEnding(actor: Actor, wardId: string, ending: PairEnding): Promise<ChangeView> {
    return this.changes.look(actor, await this.ending(actor, wardId, ending), endOf());
  }

  /** @throws DomainError not-found, stale-version where another pair was seen */
  async end(actor: Actor, wardId: string, ending: PairEnding): Promise<ChangeView> {
    return this.changes.make(actor, await this.ending(actor, wardId, ending), endOf());
  }

  private async giving(
    actor: Actor,
    wardId: string,
    wanted: readonly MenteeGoing[],
  ): Promise<Ground> {
    assertMayIn(actor, 'pairs.assign', wardId);
    const otherWardIds = await this.otherWards(wardId, wanted);
    const find = async (manager: EntityManager): Promise<Hit> => {
      const pairs: Pair[] = [];
      for (const { menteeId, mentorId } of wanted) {
        const pair = await this.pairs.ofMentee(menteeId, manager);
        if (pair && pair.mentorId !== mentorId) pairs.push(pair);
      }
      return { ...nothing, pairs };
    };
    return {
      ...groundIn(wardId, otherWardIds),
      find,
      apply: () => Promise.resolve({ what: whatOf(otherWardIds, wanted), isNew: false }),
      resolve: (context, { pairs }) => this.giveAll(context, wardId, wanted, pairs),
    };
  }

  private async ending(
    actor: Actor,
    wardId: string,
    { menteeId, pairId, forbid }: PairEnding,
  ): Promise<Ground> {
    assertMayIn(actor, 'pairs.assign', wardId);
    const otherWardIds = await this.otherWards(wardId, [{ menteeId }]);
    return {
      ...groundIn(wardId, otherWardIds),
      find: async (manager) => {
        const pair = await this.pairs.ofMentee(menteeId, manager);
        return { ...nothing, pairs: pair ? [pair] : [] };
      },
      apply: () =>
        Promise.resolve({
          what: { ...whatOf(otherWardIds, [{ menteeId }]), isForbidden: forbid },
          isNew: false,
        }),
      resolve: async (context, { pairs }) => {
        const { manager, actor: by } = context;
        const places = await this.lettingGo.places(context, pairs, mentorChangedReason());
        const how = { forbid, seen: pairId };
        await this.pairs.releaseWithin(manager, by, wardId, menteeId, how);
        const ended = pairs.map((pair) => fateOf(pair, { outcome: 'cancelled' }));
        return [...ended, ...places];
      },
    };
  }

  private async madeNow(manager: EntityManager, menteeId: string): Promise<Pair> {
    const pair = await this.pairs.ofMentee(menteeId, manager);
    if (!pair) throw notFound('pair');
    return pair;
  }

  /** The places of those who go fall first, each with the name of who guides them from now on. */
  private async giveAll(
    context: AuditContext,
    wardId: string,
    wanted: readonly MenteeGoing[],
    pairs: readonly Pair[],
  ): Promise<Left[]> {
    const { manager, actor } = context;
    const pairOf = new Map(pairs.map((pair) => [pair.menteeId, pair]));
    const places: Left[] = [];
    for (const [mentorId, theirs] of grouped(wanted, (one) => one.mentorId)) {
      const leaving = theirs.flatMap(({ menteeId }) => pairOf.get(menteeId) ?? []);
      if (leaving.length === 0) continue;
      const reason = await newMentorReason(manager, mentorId);
      places.push(...(await this.lettingGo.places(context, leaving, reason)));
    }
    const left: Left[] = [];
    for (const { menteeId, mentorId, fromId, mayBeFarther } of wanted) {
      const before = await this.pairs.ofMentee(menteeId, manager);
      if (before?.mentorId === mentorId) continue;
      const isAsSeen = fromId === undefined || fromId === (before?.mentorId ?? null);
      if (!isAsSeen) throw staleVersion('pair');
      const key = { menteeId, mentorId };
      const made = await this.pairs.assignWithin(manager, actor, wardId, key, mayBeFarther);
      left.push(
        before
          ? fateOf(before, { outcome: 'handed-over', pairId: made.id, to: { mentorId } })
          : fateOf(made, { outcome: 'paired' }),
      );
    }
    return [...left, ...places];
  }

  private async otherWards(wardId: string, of: readonly { menteeId: string }[]): Promise<string[]> {
    const wardIds = new Set<string>();
    for (const { menteeId } of of) {
      const pair = await this.pairs.ofMentee(menteeId);
      if (pair) wardIds.add(pair.wardId);
    }
    wardIds.delete(wardId);
    return [...wardIds];
  }
}

const nothing: Hit = {
  lessons: [],
  classes: [],
  walkIns: [],
  pairs: [],
  because: new Map(),
  leaving: new Map(),
};

const groundIn = (wardId: string, otherWardIds: readonly string[]) =>
  ({ kind: 'pairs', wardId, otherWardIds, mentorId: null, told: 'everybody' }) as const;

const fateOf = ({ id, menteeId, mentorId }: Pair, was: Before): Left => ({
  kind: 'pair',
  subjectId: id,
  was: { menteeId, mentorId, people: 1, ...was },
});

/** A list of changes names somebody who alone was moved. */
const whatOf = (otherWardIds: string[], of: readonly { menteeId: string }[]) => ({
  otherWardIds,
  ...(of.length === 1 ? { menteeId: of[0].menteeId } : {}),
});

const handOver = () => ({ act: 'hand-over', reason: reason() }) as const;
const endOf = () => ({ act: 'cancel', reason: reason() }) as const;
const reason = () => textsIn(defaultLanguage).sessions.mentorChanged;
