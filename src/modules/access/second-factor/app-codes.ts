import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every app reads it: SHA-1, six digits, half minutes. */
const period = 30;
/** A phone's clock may be off by a half minute either way (RFC 6238, 5.2). */
const stepsAround = 1;

/** 160 random bits, base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to the app. */
export function addressFor(secret: string, login: string): string {
  return appOf(secret, login).toString();
}

/** The half minute whose code this is, of those around `now`; null when it is none of theirs. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = appOf(secret).validate({ token: code, timestamp: now, window: stepsAround });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

function appOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Từng Ngõ', label, secret, period, algorithm: 'SHA1', digits: 6 });
}
