import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { MINUTE_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { execute } from '../../../platform/database/execute';
import { chunksOf, idList } from '../../../platform/database/row-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { limitsOf } from './session-limits';
import type { SignIn } from './sign-in.entity';

/** A sign-in is noted as seen at most so often. */
const OFTEN_MS = 5 * MINUTE_MS;
const GATHER_MS = MINUTE_MS;
const ROWS_AT_ONCE = 500;

type Seen = Pick<SignIn, 'id' | 'holderKind' | 'seenAt'>;

/**
 * Writes when sign-ins were last seen, for many at a time and apart from what they ask: nobody waits for it, reading
 * needs no transaction, and SQLite's only writer is asked at most once a minute. Whoever dies in between forgets a minute.
 */
@Injectable()
export class LastSeen implements OnModuleDestroy {
  private readonly logger = new Logger(LastSeen.name);
  private readonly seen = new Map<string, SignIn['holderKind']>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  note({ id, holderKind, seenAt }: Seen): void {
    const often = Math.min(OFTEN_MS, limitsOf(this.env, holderKind).idleMs / 10);
    if (this.clock.now() - seenAt < often) return;
    this.seen.set(id, holderKind);
    this.timer ??= setTimeout(() => void this.writeOrLog(), GATHER_MS).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** Writes what was gathered. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const seen = [...this.seen];
    this.seen.clear();
    for (const holderKind of ['account', 'mentee'] as const) {
      const ids = seen.flatMap(([id, kind]) =>
        (kind === 'account') === (holderKind === 'account') ? [id] : [],
      );
      for (const part of chunksOf(ids, ROWS_AT_ONCE)) await this.writePart(holderKind, part);
    }
  }

  private writePart(holderKind: SignIn['holderKind'], ids: string[]): Promise<number> {
    const now = this.clock.now();
    const { idleMs, longestMs } = limitsOf(this.env, holderKind);
    const idleEnd = now + idleMs;
    return this.unitOfWork.writeAside((manager) =>
      execute(
        manager,
        `UPDATE sign_in SET seen_at = $1,
          ends_at = CASE WHEN created_at < $2 THEN created_at + $3 ELSE $4 END
        WHERE id IN ${idList(manager, '$5')} AND ends_at > $6`,
        [now, idleEnd - longestMs, longestMs, idleEnd, JSON.stringify(ids), now],
      ),
    );
  }

  private async writeOrLog(): Promise<void> {
    await this.write().catch((fault: unknown) => this.logger.warn(String(fault)));
  }
}
