import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isSame, Signer } from './signer';

/**
 * Codes of six digits that stand in no database and no queue: each follows from a random id and the secret, by HMAC, so
 * that whoever sends it and whoever checks it work it out anew.
 */
@Injectable()
export class CodeSigner {
  constructor(private readonly signer: Signer) {}

  codeOf(id: string): string {
    const digest = createHash('sha256').update(this.signer.signature('phone-code', id)).digest();
    return String(digest.readBigUInt64BE() % 1_000_000n).padStart(6, '0');
  }

  /** In constant time. */
  isCodeOf(id: string, typed: string): boolean {
    return isSame(this.codeOf(id), typed);
  }
}
