import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, 43 characters of base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: 256 random bits need no salt and no slow hash (ASVS 6.5.2). */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
