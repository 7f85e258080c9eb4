import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env';
import { loadSecret } from './secret';

/** What a signature is good for: one made for a cookie opens nothing else. */
export type Purpose = 'staff' | 'sign-in-link' | 'personal-link' | 'csrf';

/** Signs short values with HMAC-SHA256, cut to 128 bits so that a link fits a small QR code. */
@Injectable()
export class Signer {
  private readonly secret: string;

  constructor(env: Env) {
    this.secret = loadSecret(env);
  }

  /** 22 characters of base64url. */
  signature(purpose: Purpose, value: string): string {
    const digest = createHmac('sha256', this.secret).update(`${purpose}\n${value}`).digest();
    return digest.subarray(0, 16).toString('base64url');
  }

  /** Compares in constant time. */
  isSignedBy(purpose: Purpose, value: string, signature: string): boolean {
    const expected = Buffer.from(this.signature(purpose, value));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}
