import { Inject, Injectable } from '@nestjs/common';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { lockPairing, PairsService } from '../../matching';
import {
  correctStop,
  PeopleService,
  type PersonStop,
  standingStop,
  type Stopping,
} from '../../people';
import { BookingListener } from '../rules/booking-listener';
import { keepEffects } from '../changes/effects';

/** Why somebody takes part no more is said anew, with what follows from it. */
@Injectable()
export class StopCorrections {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly listener: BookingListener,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Mentees who wait for a mentor that cannot come back go to the list. @throws DomainError not-stopped, stale-version, bad-day */
  async correct(actor: Actor, said: Omit<Stopping, 'menteesBecome'>): Promise<PersonStop> {
    const { side, id, on } = said;
    const { wardId } = await this.people[side](id);
    assertMay(actor, 'people.stop', { wardIds: [wardId] }, side);
    if (on > localDateOf(this.clock.now(), this.env.TIME_ZONE)) {
      throw new DomainError('bad-day', {}, { fields: { on: 'bad-date' } });
    }
    return this.unitOfWork.write(async (manager) => {
      const context = { manager, actor, now: this.clock.now() };
      await lockPairing(manager, [wardId]);
      const before = await standingStop(manager, id);
      const stop = await correctStop(context, said);
      if (stop.isConsentWithdrawn && !before?.isConsentWithdrawn) {
        await this.listener.personStopped(manager, { side, id, wardId, isConsentWithdrawn: true });
      }
      if (side === 'mentor' && stop.menteesBecome === 'list') {
        const waiting = await this.pairs.ofMentor(id, manager);
        await this.pairs.end(manager, actor, waiting, 'stopped');
        const ended = waiting.map((pair) => {
          return { kind: 'pair' as const, subjectId: pair.id, was: {} };
        });
        await keepEffects(manager, stop.id, ended);
      }
      return stop;
    });
  }
}
