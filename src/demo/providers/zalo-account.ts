import { randomUUID } from 'node:crypto';
import type { ZaloAnswer } from './zalo-answers';

/**
 * The Official Account's tokens. At first any token is taken; from the first renewal on only the
 * newest, and a refresh token only once.
 */
export class ZaloAccount {
  private accessToken: string | null = null;
  private refreshToken: string | null = null;
  private expiresAt = Infinity;

  constructor(private readonly now: () => number = Date.now) {}

  takes(accessToken: string | string[] | undefined): boolean {
    if (!accessToken || this.now() >= this.expiresAt) return false;
    return this.accessToken === null || accessToken === this.accessToken;
  }

  /** As after 25 hours. */
  expire(): void {
    this.expiresAt = 0;
  }

  /** A refresh token such as a person gets on Zalo's page; the one before is worth nothing then. */
  issue(): string {
    this.refreshToken = randomUUID();
    return this.refreshToken;
  }

  /** `code` forces a refusal. */
  renew(
    form: Record<string, unknown>,
    secretKey: string | string[] | undefined,
    code?: number,
  ): ZaloAnswer {
    const isKnown = this.refreshToken === null || form.refresh_token === this.refreshToken;
    const isWhole = form.grant_type === 'refresh_token' && form.app_id && form.refresh_token;
    if (code !== undefined || !secretKey || !isWhole || !isKnown) {
      const error = code ?? (isKnown ? -14002 : -14014);
      const error_name = isKnown ? 'Invalid request.' : 'Invalid refresh token.';
      return { isAccepted: false, body: { error, error_name } };
    }
    const lastsSeconds = 25 * 60 * 60;
    this.accessToken = randomUUID();
    this.refreshToken = randomUUID();
    this.expiresAt = this.now() + lastsSeconds * 1000;
    const body = {
      access_token: this.accessToken,
      refresh_token: this.refreshToken,
      expires_in: String(lastsSeconds),
    };
    return { isAccepted: true, body };
  }
}
