import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { rehearse } from '../../../platform/database/rehearse';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { lockPairing, Pair, PairsService } from '../../matching';
import {
  bringPersonBack,
  CounterService,
  type GivenConsent,
  PeopleService,
  PersonStop,
} from '../../people';
import { Booking, type BookingState } from '../entities/booking.entity';
import { ChangeEffect } from '../entities/change-effect.entity';
import { SessionHandover } from '../leading/session-handover';
import { SessionMaker } from '../leading/session-maker';
import type { AuditContext } from '../rules/audited-rows';
import { BookingListener, type MessagesToCome, moreMessages } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { effectsOf } from '../changes/effects';
import { GoingOn } from '../changes/going-on';
import { waitAgain } from '../walk-ins/walk-in-departures';
import { ClassReturn } from './class-return';
import { StandingAgain } from '../changes/standing-again';
import { whyNot } from '../changes/why-not';
import { comingBack } from './handed-over';
import type { ReturnView } from './departures.views';
import { returnView } from './return-view';

interface Seen {
  side: 'mentor' | 'mentee';
  id: string;
  version: number;
}

export type ReturnLook = ReturnView & MessagesToCome;

/** Who comes back, in the version that was seen. */
export interface Returning extends Seen {
  /** Pairs and places too, as far as they are still possible. */
  restore: boolean;
  /** Where it was withdrawn. */
  consent?: GivenConsent;
}

const open: BookingState[] = ['held', 'booked', 'waiting'];

/** Brings back whoever stopped, and with them what of their pairs and places still can be. */
@Injectable()
export class Returns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly counter: CounterService,
    private readonly pairs: PairsService,
    private readonly maker: SessionMaker,
    private readonly handover: SessionHandover,
    private readonly standing: StandingAgain,
    private readonly classes: ClassReturn,
    private readonly goingOn: GoingOn,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-stopped, stale-version, consent-needed */
  async bringBack(actor: Actor, returning: Returning): Promise<ReturnView> {
    const { side, id, restore, consent, version } = returning;
    const { wardId } = await this.people[side](id);
    assertMay(actor, 'people.stop', { wardIds: [wardId] }, side);
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const context = { manager, actor, now };
      await lockPairing(manager, await this.wardsOf(manager, wardId, id));
      const today = localDateOf(now, this.env.TIME_ZONE);
      const given = consent ? today : null;
      const stop = await bringPersonBack(context, side, { id, version }, given);
      if (consent) await this.counter.keepProof(manager, actor, { id, wardId }, consent);
      if (restore) await this.restore(context, stop);
      return returnView(manager, stop);
    });
  }

  /** What bringing them back would restore, and how many would hear of it: it is done and undone. */
  async look(actor: Actor, { side, id, version }: Seen): Promise<ReturnLook> {
    const { wardId } = await this.people[side](id);
    assertMay(actor, 'people.stop', { wardIds: [wardId] }, side);
    return rehearse(this.unitOfWork, async (manager) => {
      const now = this.clock.now();
      const context = { manager, actor, now };
      await lockPairing(manager, await this.wardsOf(manager, wardId, id));
      const before = await this.listener.messagesPlanned(manager, wardId, now);
      // Whether they agree again is asked with the answer.
      const today = localDateOf(now, this.env.TIME_ZONE);
      const stop = await bringPersonBack(context, side, { id, version }, today);
      await this.restore(context, stop);
      const after = await this.listener.messagesPlanned(manager, wardId, now);
      return { ...(await returnView(manager, stop)), ...moreMessages(after, before) };
    });
  }

  /** What came back with a person then; null when it was not theirs. */
  async view(personId: string, stopId: string): Promise<ReturnView | null> {
    const stop = await this.unitOfWork.read.findOneBy(PersonStop, { id: stopId, personId });
    return stop && returnView(this.unitOfWork.read, stop);
  }

  /** Across a border the pair belongs to the ambassador's ward. */
  private async wardsOf(manager: EntityManager, wardId: string, id: string): Promise<string[]> {
    const last = await this.pairs.lastOf(id, manager);
    return [...new Set([wardId, last?.wardId ?? wardId])];
  }

  /** What went with a stop, as far as it still can be, in the caller's write. */
  async restore(context: AuditContext, stop: PersonStop): Promise<void> {
    const { manager } = context;
    const effects = await effectsOf(manager, stop.id);
    const of = (kind: ChangeEffect['kind']) => effects.filter((effect) => effect.kind === kind);
    const handedOver = of('session').filter(({ was }) => was.isHandedOver);
    const givenOn = of('pair').filter(({ was }) => was.pairId !== undefined);
    const ended = of('pair').filter(({ was }) => was.pairId === undefined);
    const coming = await comingBack(context, this.pairs, stop, {
      pairs: givenOn,
      lessons: handedOver,
    });
    // Lessons first: a pair that ends takes those with it that are still the successor's.
    for (const effect of handedOver) {
      const why = await this.takeBack(context, stop, effect, coming);
      await this.keep(manager, effect, why);
    }
    // Those who are known to come first, so that nobody else takes their place.
    for (const effect of [...givenOn, ...ended]) {
      await this.keep(manager, effect, await this.pairAgain(context, effect, coming));
    }
    for (const effect of of('session').filter(({ was }) => !was.isHandedOver)) {
      await this.keep(manager, effect, await this.standAgain(context, stop, effect.subjectId));
    }
    for (const effect of of('booking')) {
      await this.keep(manager, effect, await this.placeAgain(context, stop, effect));
    }
    for (const effect of of('class')) {
      const why = await whyNot(manager, () => this.classes.again(context, effect, stop));
      await this.keep(manager, effect, why);
    }
    for (const effect of of('walk-in')) {
      await this.keep(manager, effect, await this.walkInAgain(context, stop, effect));
    }
  }

  private async keep(manager: EntityManager, { id }: ChangeEffect, why: string | null) {
    await manager.update(ChangeEffect, { id }, { cameBack: why ?? 'yes' });
  }

  private pairAgain(
    context: AuditContext,
    { subjectId, was }: ChangeEffect,
    coming: ReadonlyMap<string, DomainError | null>,
  ): Promise<string | null> {
    const { manager, actor } = context;
    return whyNot(manager, async () => {
      const ended = await manager.findOneByOrFail(Pair, { id: subjectId });
      if (was.pairId !== undefined) {
        const why = coming.get(ended.menteeId);
        if (why === undefined) throw new DomainError('has-mentor');
        if (why !== null) throw why;
        const given = await manager.findOneByOrFail(Pair, { id: was.pairId });
        await this.pairs.end(manager, actor, [given]);
      }
      // As it was, with its lock or without.
      await this.pairs.again(manager, actor, ended);
    });
  }

  /** A lesson that went to a successor, when everybody in it comes back. */
  private takeBack(
    context: AuditContext,
    { personId, successorId }: PersonStop,
    { subjectId: sessionId, was }: ChangeEffect,
    coming: ReadonlyMap<string, DomainError | null>,
  ): Promise<string | null> {
    const { manager, actor } = context;
    return whyNot(manager, async () => {
      const session = await this.standing.ahead(context, sessionId);
      const holderId = was.to?.mentorId ?? successorId;
      if (session.mentorId !== holderId) throw refuse('stale-version');
      const people = await manager.findBy(Booking, { sessionId, state: In(open) });
      if (people.some(({ menteeId }) => coming.get(menteeId) !== null)) throw refuse('not-paired');
      const { startAt, topic } = session;
      await this.maker.assertCanTeach(actor, { mentorId: personId, startAt, topic }, manager);
      const stale = () => refuse('stale-version');
      await this.handover.give(context, session, personId, { overLimit: true, stale });
    });
  }

  /** A mentor serves on the day again; a mentee has their number again, as long as people are called. */
  private walkInAgain(
    context: AuditContext,
    { side, personId, stoppedAt }: PersonStop,
    { subjectId }: ChangeEffect,
  ): Promise<string | null> {
    return whyNot(context.manager, async () => {
      if (side === 'mentor') await this.goingOn.walkInAgain(context, subjectId, personId);
      else await waitAgain(context, subjectId, stoppedAt);
    });
  }

  /** A lesson that was called off with its mentor, for those whom they guide today. */
  private standAgain(
    context: AuditContext,
    stop: PersonStop,
    sessionId: string,
  ): Promise<string | null> {
    return whyNot(context.manager, () =>
      this.standing.lessonOfPairs(context, sessionId, stop.stoppedAt),
    );
  }

  /** A place of a mentee, in a lesson that may have fallen with it. */
  private placeAgain(
    context: AuditContext,
    stop: PersonStop,
    { subjectId, was }: ChangeEffect,
  ): Promise<string | null> {
    return whyNot(context.manager, () =>
      this.standing.placeAgain(context, { subjectId, was }, stop.stoppedAt),
    );
  }
}
