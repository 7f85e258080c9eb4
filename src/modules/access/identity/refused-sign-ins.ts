import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { audit } from '../audit/audit';
import { systemActor } from '../policies/actor';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Account } from './account.entity';

/**
 * Adds to the record that somebody was not let in as an account. What was typed stands nowhere, and a login that
 * nobody has leaves nothing. The answer does not wait for it: its time would tell which logins exist. There are as few as
 * `SignInAttempts` lets guess; whoever dies in between loses the last one.
 */
@Injectable()
export class RefusedSignIns implements OnModuleDestroy {
  private readonly logger = new Logger(RefusedSignIns.name);
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `wrong` is what did not fit. */
  note(account: Account, wrong: 'password' | 'code', origin: string): void {
    const noted = this.write(account, wrong, origin)
      .catch((fault: unknown) => this.logger.warn(String(fault)))
      .finally(() => this.underWay.delete(noted));
    this.underWay.add(noted);
  }

  /** All that was noted until now is written. */
  async written(): Promise<void> {
    await Promise.all(this.underWay);
  }

  async onModuleDestroy(): Promise<void> {
    await this.written();
  }

  private async write({ id, wardId }: Account, wrong: string, origin: string): Promise<void> {
    // Who it was nobody knows: not the account, at any rate.
    const actor = { ...systemActor, origin };
    const at = this.clock.now();
    await this.unitOfWork.writeAside((manager) =>
      audit(manager, actor, at, [
        { action: 'sign-in.refuse', subjectId: id, wardId, facts: { wrong } },
      ]),
    );
  }
}
