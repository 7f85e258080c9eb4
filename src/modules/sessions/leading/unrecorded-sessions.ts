import { Injectable } from '@nestjs/common';
import { Between, In, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Actor } from '../../access';
import { DAY_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Session } from '../entities/session.entity';
import { assertMayIn } from '../rules/who-may';
import { viewsOf } from '../views/session-views';
import type { SessionView } from '../views/sessions.views';

/** Whoever still knows who came to a lesson can write it down so long. */
const backMs = 60 * DAY_MS;
const mostListed = 200;

/** Past sessions of a ward of which nobody has written down who came. */
@Injectable()
export class UnrecordedSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  count(wardId: string): Promise<number> {
    return this.unitOfWork.read.countBy(Session, this.ofWard(wardId));
  }

  /** The oldest first; at most 200 unless all are asked for. */
  async list(actor: Actor, wardId: string, { isAll = false } = {}): Promise<SessionView[]> {
    assertMayIn(actor, 'sessions.list', wardId);
    const { read } = this.unitOfWork;
    const order = { startAt: 'ASC', id: 'ASC' } as const;
    const where = this.ofWard(wardId);
    const take = isAll ? undefined : mostListed;
    return viewsOf(read, await read.find(Session, { where, order, take }));
  }

  private ofWard(wardId: string) {
    const now = this.clock.now();
    return {
      wardId,
      startAt: Between(now - backMs, now),
      endAt: LessThanOrEqual(now),
      state: In(['planned', 'confirmed']),
      seatsTaken: MoreThan(0),
    };
  }
}
