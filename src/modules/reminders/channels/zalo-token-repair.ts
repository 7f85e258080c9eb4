import { Injectable } from '@nestjs/common';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { renewZaloToken, type Renewal } from './zalo-oauth';
import { ZaloToken } from '../entities/zalo-token.entity';
import { nobodyRenews, renewalMs, tokenName, ZaloTokens } from './zalo-tokens';
import { execute } from '../../../platform/database/execute';

/** How Zalo's tokens stand, for those who must mend them. */
export interface ZaloTokenStatus {
  /** Until when the access token serves; null when nobody knows. */
  accessEndsAt: number | null;
  /** Zalo's words when it did not take the refresh token; null while all is well. */
  failure: string | null;
}

/**
 * The way out when the refresh token was lost or refused: an operator brings another one from Zalo.
 * It is tried first, and takes the old one's place only when Zalo has given a pair for it.
 */
@Injectable()
export class ZaloTokenRepair {
  constructor(
    private readonly tokens: ZaloTokens,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null where no Zalo app is set up. */
  async status(): Promise<ZaloTokenStatus | null> {
    if (!this.tokens.app) return null;
    const row = await this.unitOfWork.read.findOneBy(ZaloToken, { name: tokenName });
    return { accessEndsAt: row?.expiresAt || null, failure: row?.failure ?? null };
  }

  /** Throws `zalo-busy`, `zalo-token-refused` or `zalo-unclear`; then the tokens stand as before. */
  async replace(actor: Actor, refreshToken: string): Promise<void> {
    const { app } = this.tokens;
    if (!app) throw notFound('zalo-app');
    const row = await this.tokens.latest();
    const by = newId();
    await this.take(row, by);
    const renewal = await renewZaloToken(app, refreshToken);
    if (renewal.kind === 'renewed') return this.store(actor, row, renewal);
    const { renewingUntil, renewingBy } = row;
    await this.unitOfWork.write((manager) =>
      manager.update(
        ZaloToken,
        { name: tokenName, version: row.version, renewingBy: by },
        { renewingUntil, renewingBy },
      ),
    );
    throw renewal.kind === 'refused' ? refused(renewal.detail) : unclear();
  }

  /** Nobody renews with the old one meanwhile. After a refusal nobody does anyway. */
  private async take({ version }: ZaloToken, by: string): Promise<void> {
    const now = this.clock.now();
    const taken = await this.unitOfWork.write((manager) =>
      execute(
        manager,
        `UPDATE zalo_token SET renewing_until = $1, renewing_by = $2
         WHERE name = $3 AND version = $4
           AND (renewing_until IS NULL OR renewing_until <= $5 OR failure IS NOT NULL)`,
        [now + renewalMs, by, tokenName, version, now],
      ),
    );
    if (taken !== 1) throw busy();
  }

  private async store(
    actor: Actor,
    { version }: ZaloToken,
    { accessToken, refreshToken, lastsMs }: Extract<Renewal, { kind: 'renewed' }>,
  ): Promise<void> {
    const now = this.clock.now();
    const tokens = { accessToken, refreshToken, expiresAt: now + lastsMs, version: version + 1 };
    await this.unitOfWork.write(async (manager) => {
      const where = { name: tokenName, version };
      const replaced = { ...tokens, ...nobodyRenews, failure: null };
      const { affected } = await manager.update(ZaloToken, where, replaced);
      // Another operator's token came first, and serves.
      if (affected !== 1) throw busy();
      const action = 'zalo-token.replace';
      await audit(manager, actor, now, [{ action, subjectId: tokenName, wardId: null }]);
    });
  }
}

function busy(): DomainError {
  return new DomainError('zalo-busy');
}

function refused(detail: string): DomainError {
  return new DomainError('zalo-token-refused', { words: detail });
}

function unclear(): DomainError {
  return new DomainError('zalo-unclear');
}
