import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { MonotonicClock } from '../../../platform/common/monotonic-clock';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { AccessTokens } from './zalo.channel';
import { renewZaloToken, type Renewal, type ZaloApp } from './zalo-oauth';
import { ZaloToken } from '../entities/zalo-token.entity';
import { execute } from '../../../platform/database/execute';
import { upsert } from '../../../platform/database/insert';
import { MINUTE_MS } from '../../../core/time/durations';

/** The only row: there is one Official Account. */
export const tokenName = 'oa';
const name = tokenName;
/** Longer than a renewal waits for its answer. */
export const renewalMs = 30_000;
/** How long before its end an access token is renewed: staff have this time when it fails. */
const aheadMs = 6 * 60 * MINUTE_MS;
const askAgainMs = 60 * MINUTE_MS;
const freshMs = 5_000;
export const nobodyRenews = { renewingUntil: null, renewingBy: null };

/**
 * The access token of the Official Account lasts 25 hours; the refresh token that renews it may be
 * used once, and the answer brings the next. So the row names who renews before Zalo is asked, with
 * no transaction open, and takes the answer by compare-and-set. A process that dies between answer
 * and row loses the only refresh token: the access token then serves until its end, hours later,
 * and the log and the operators' page ask for another one (zalo-token-repair.ts).
 */
@Injectable()
export class ZaloTokens implements AccessTokens {
  private readonly logger = new Logger('Zalo');
  /** Null where the settings name none: then one access token serves until its end. */
  readonly app: ZaloApp | null;
  private known: { row: ZaloToken; at: number } | undefined;
  private renewal: Promise<string | null> | undefined;

  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly patience: MonotonicClock,
  ) {
    const { ZALO_APP_ID: appId, ZALO_SECRET_KEY: secretKey, ZALO_REFRESH_TOKEN: refresh } = env;
    const oauthUrl = env.ZALO_OAUTH_URL.replace(/\/+$/, '');
    this.app = appId && secretKey && refresh ? { oauthUrl, appId, secretKey } : null;
  }

  async current(): Promise<string | null> {
    if (!this.app) return this.env.ZALO_ACCESS_TOKEN ?? null;
    const { accessToken, expiresAt } = await this.row();
    const isUsable = accessToken !== null && (expiresAt === 0 || expiresAt > this.clock.now());
    return isUsable ? accessToken : this.renew(accessToken);
  }

  /** Many messages may find out together that the token ran out: one of them renews it. */
  async renew(stale: string | null): Promise<string | null> {
    const { app } = this;
    if (!app) return null;
    this.renewal ??= this.renewOnce(app, stale).finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  /** Renews what will run out in the next hours. */
  async renewSoon(): Promise<void> {
    if (!this.app) return;
    const { accessToken, expiresAt } = await this.row();
    if (expiresAt - this.clock.now() < aheadMs) await this.renew(accessToken);
  }

  private async renewOnce(app: ZaloApp, stale: string | null): Promise<string | null> {
    const by = newId();
    const row = await this.begin(by, stale);
    if (row.renewingBy !== by) return this.renewedElsewhere(row, stale);
    return this.finish(row, by, await renewZaloToken(app, row.refreshToken, this.patience));
  }

  /** Takes the right to renew, unless somebody has renewed meanwhile or is about to. */
  private async begin(by: string, stale: string | null): Promise<ZaloToken> {
    const row = await this.latest();
    const now = this.clock.now();
    const isBusy = row.renewingUntil !== null && row.renewingUntil > now;
    if (row.accessToken !== stale || isBusy) return row;
    const renewingUntil = now + renewalMs;
    const taken = await this.unitOfWork.write((manager) =>
      execute(
        manager,
        `UPDATE zalo_token SET renewing_until = $1, renewing_by = $2
         WHERE name = $3 AND version = $4 AND (renewing_until IS NULL OR renewing_until <= $5)`,
        [renewingUntil, by, name, row.version, now],
      ),
    );
    return taken === 1 ? { ...row, renewingUntil, renewingBy: by } : this.latest();
  }

  private async finish(row: ZaloToken, by: string, renewal: Renewal): Promise<string | null> {
    const now = this.clock.now();
    if (renewal.kind === 'renewed') {
      const { accessToken, refreshToken, lastsMs } = renewal;
      const expiresAt = now + lastsMs;
      const next = { accessToken, refreshToken, expiresAt, version: row.version + 1 };
      // Also when the right to renew ran out meanwhile: this is the token that counts.
      await this.store({ version: row.version }, { ...next, ...nobodyRenews, failure: null });
      return accessToken;
    }
    const mine = { version: row.version, renewingBy: by };
    if (renewal.kind === 'unclear') {
      // Nobody waits for it, and nobody asks again before the right to renew has run out.
      await this.store(mine, { renewingBy: null });
      this.logger.warn(`The access token was not renewed: ${renewal.detail}`);
      return null;
    }
    await this.store(mine, { renewingUntil: now + askAgainMs, failure: renewal.detail });
    this.logger.error(
      `Zalo does not take the refresh token any more (${renewal.detail}): paste a new one on the page /operations, or put it into ZALO_REFRESH_TOKEN.`,
    );
    return null;
  }

  /** A database that is away for a moment must not lose the only refresh token there is. */
  private async store(where: Partial<ZaloToken>, changes: Partial<ZaloToken>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.unitOfWork.write((manager) =>
          manager.update(ZaloToken, { ...where, name }, changes),
        );
        this.known = undefined;
        return;
      } catch (error) {
        if (attempt >= 8) throw error;
        this.logger.error('The new token was not stored', (error as Error).stack);
        await pause(100 * 2 ** attempt);
      }
    }
  }

  /** Waits for another process's answer as long as it may take. */
  private async renewedElsewhere(row: ZaloToken, stale: string | null): Promise<string | null> {
    for (let seen = row; ; seen = await this.latest()) {
      if (seen.accessToken !== stale) return seen.accessToken;
      const isUnderWay = seen.renewingBy !== null && (seen.renewingUntil ?? 0) > this.clock.now();
      if (!isUnderWay || seen.failure !== null) return null;
      await pause(100);
    }
  }

  /** The row as it was a moment ago: each message asks for it. */
  private async row(): Promise<ZaloToken> {
    const now = this.clock.now();
    const { known } = this;
    if (known && known.at > now - freshMs && known.at <= now) return known.row;
    return this.latest();
  }

  /** The row as it stands; begun with the settings where there is none. */
  async latest(): Promise<ZaloToken> {
    const seed = createHash('sha256')
      .update(this.env.ZALO_REFRESH_TOKEN ?? '')
      .digest('hex');
    const found = await this.unitOfWork.read.findOneBy(ZaloToken, { name });
    const row = found?.seed === seed ? found : await this.begunAnew(seed);
    this.known = { row, at: this.clock.now() };
    return row;
  }

  private async begunAnew(seed: string): Promise<ZaloToken> {
    const { ZALO_ACCESS_TOKEN: accessToken, ZALO_REFRESH_TOKEN: refreshToken } = this.env;
    return this.unitOfWork.write(async (manager) => {
      const before = await manager.findOneBy(ZaloToken, { name });
      if (before?.seed === seed) return before;
      const row: ZaloToken = {
        name,
        seed,
        accessToken: accessToken ?? null,
        refreshToken: refreshToken ?? '',
        expiresAt: 0,
        version: (before?.version ?? 0) + 1,
        renewingUntil: null,
        renewingBy: null,
        failure: null,
      };
      await upsert(manager, ZaloToken, 'name', row);
      return row;
    });
  }
}
