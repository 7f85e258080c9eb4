import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env';
import { loadSecrets, type Secrets } from '../../../platform/config/secret';

/** What a signature is good for: one made for a form opens nothing else. */
export type Purpose =
  | 'set-up'
  | 'personal-link'
  | 'calendar'
  | 'csrf'
  | 'device'
  | 'second-step'
  | 'phone-code'
  | 'slip-code'
  | 'provider'
  | 'audit';

/** What is printed, stands in somebody's calendar, was connected or sealed outlives the secret; forms are made anew. */
const lasting: readonly Purpose[] = [
  'personal-link',
  'slip-code',
  'calendar',
  'device',
  'provider',
  'audit',
];

/** Signs short values with HMAC-SHA256, cut to 128 bits so that a link fits a small QR code. */
@Injectable()
export class Signer {
  private loaded?: Secrets;

  constructor(private readonly env: Env) {}

  /** 22 characters of base64url. */
  signature(purpose: Purpose, value: string): string {
    return signed(this.secrets.current, purpose, value);
  }

  /** Compares in constant time. */
  isSignedBy(purpose: Purpose, value: string, signature: string): boolean {
    return this.signatures(purpose, value).some((one) => isSame(one, signature));
  }

  /** Each that counts, today's first: what lasts may have been signed with an earlier secret. */
  signatures(purpose: Purpose, value: string): string[] {
    const { current, earlier } = this.secrets;
    const secrets = lasting.includes(purpose) ? [current, ...earlier] : [current];
    return secrets.map((secret) => signed(secret, purpose, value));
  }

  /** When it is first needed: by then it is known whether one may be made. */
  private get secrets(): Secrets {
    return (this.loaded ??= loadSecrets(this.env));
  }
}

function signed(secret: string, purpose: Purpose, value: string): string {
  const digest = createHmac('sha256', secret).update(`${purpose}\n${value}`).digest();
  return digest.subarray(0, 16).toString('base64url');
}

/** In constant time. */
export function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
