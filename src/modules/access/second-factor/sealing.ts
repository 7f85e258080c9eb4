import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env';
import { loadSecrets, type Secrets } from '../../../platform/config/secret';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What must be read again, and by nobody who has the database alone: AES-256-GCM under a key made of SECRET, bound to
 * whose it is. What was sealed under an earlier secret still opens.
 */
@Injectable()
export class Sealing {
  private loaded?: Secrets;

  constructor(private readonly env: Env) {}

  seal(text: string, whose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keyOf(this.secrets.current), nonce);
    cipher.setAAD(Buffer.from(whose));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Null when it was sealed under a secret that is gone, or for somebody else. */
  open(sealed: string, whose: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    for (const secret of [this.secrets.current, ...this.secrets.earlier]) {
      const opened = opening(bytes, secret, whose);
      if (opened !== null) return opened;
    }
    return null;
  }

  /** When it is first needed: by then it is known whether one may be made. */
  private get secrets(): Secrets {
    return (this.loaded ??= loadSecrets(this.env));
  }
}

function opening(bytes: Buffer, secret: string, whose: string): string | null {
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      keyOf(secret),
      bytes.subarray(0, NONCE_BYTES),
      { authTagLength: TAG_BYTES },
    );
    decipher.setAAD(Buffer.from(whose));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'tung-ngo second factor', 32));
}
