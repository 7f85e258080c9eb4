import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { audit, type AuditedChange } from '../audit/audit';
import { type Actor, systemActor } from '../policies/actor';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account } from './account.entity';

/** What was tried, as far as it is known, and from where. */
export interface TriedAs {
  /** As it was typed; it may be nobody's. */
  login?: string;
  accountId?: string;
  origin: string;
}

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
    const { id: subjectId, wardId } = account;
    const refused = { action: 'sign-in.refuse', subjectId, wardId, facts: { wrong } };
    this.later(() => this.add(origin, refused));
  }

  /** `limit` is the one that was reached. From now on, and until their window is over, no more tries are let through; told once for a window. */
  noteLimit(limit: string, { login, accountId, origin }: TriedAs): void {
    this.later(async () => {
      const { read } = this.unitOfWork;
      const who = accountId === undefined ? login && { login } : { id: accountId };
      const account = who ? await read.findOneBy(Account, who) : null;
      if (who && !account) return;
      const subjectId = account?.id ?? limit;
      const { wardId } = account ?? { wardId: null };
      await this.add(origin, { action: 'sign-in.limit', subjectId, wardId, facts: { limit } });
    });
  }

  /** Whoever is signed in asked for what they may not. */
  noteAct(actor: Actor, route: string, code: string): void {
    const { id, wardId } = actor;
    const facts = { route, code };
    const change = { action: 'access.refuse', subjectId: id ?? '', wardId, facts };
    this.later(() => this.write(actor, change));
  }

  /** All that was noted until now is written. */
  async written(): Promise<void> {
    await Promise.all(this.underWay);
  }

  async onModuleDestroy(): Promise<void> {
    await this.written();
  }

  private later(write: () => Promise<void>): void {
    const noted = write()
      .catch((fault: unknown) => this.logger.warn(String(fault)))
      .finally(() => this.underWay.delete(noted));
    this.underWay.add(noted);
  }

  private add(origin: string, change: AuditedChange): Promise<void> {
    // Who it was nobody knows: not the account, at any rate.
    return this.write({ ...systemActor, origin }, change);
  }

  private async write(actor: Actor, change: AuditedChange): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.writeAside((manager) => audit(manager, actor, at, [change]));
  }
}
