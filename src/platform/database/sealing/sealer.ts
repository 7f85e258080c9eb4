import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

/** How every sealed text begins; nothing that people write is kept with it (sealing.ts). */
export const SEAL = '~s1.';

const ID_LENGTH = 6;
const IV_BYTES = 16;
/** Where a sealed text begins to be one of a key, and what its bytes are written in. */
const HEAD_LENGTH = SEAL.length + ID_LENGTH + 1;
const isOfBytes = Array.from({ length: 128 }, (_, code) =>
  /[\w-]/.test(String.fromCodePoint(code)),
);

/** So long a sealed text is of one of so many bytes: a statement may tell numbers apart by it. */
export function sealedLength(bytes: number): number {
  return HEAD_LENGTH + Math.ceil(((IV_BYTES + bytes) * 4) / 3);
}

interface Key {
  id: string;
  cipher: Buffer;
  mac: Buffer;
}

/**
 * Seals texts by a key, and opens what this key or an earlier one sealed. The same text is always sealed alike (its IV is
 * an HMAC of it, as in AES-SIV), so that the database can compare, join and index what it cannot read.
 */
export class Sealer {
  private readonly keys: readonly Key[];

  /** The first key seals; each is any text of at least 32 characters. */
  constructor(keys: readonly string[]) {
    this.keys = keys.map(keyOf);
  }

  /** Of the key that seals. It tells nothing of the key. */
  get id(): string {
    return this.keys[0].id;
  }

  get earlierIds(): string[] {
    return this.keys.slice(1).map(({ id }) => id);
  }

  seal(text: string): string {
    const [key] = this.keys;
    const bytes = Buffer.from(text, 'utf8');
    const iv = ivOf(key, bytes);
    const cipher = createCipheriv('aes-256-ctr', key.cipher, iv);
    const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final()]);
    return `${SEAL}${key.id}.${sealed.toString('base64url')}`;
  }

  /** A text with all that is sealed in it opened; what no key of ours opens stays as it is. */
  openIn(text: string): string {
    // Of a whole file no pattern takes hold: the engine's stack is too small for it.
    const whole = text.startsWith(SEAL) ? this.openOne(text) : null;
    if (whole !== null) return whole;
    const parts: string[] = [];
    let done = 0;
    for (let from = text.indexOf(SEAL); from >= 0; from = text.indexOf(SEAL, done)) {
      let to = from + HEAD_LENGTH;
      while (isOfBytes[text.charCodeAt(to)] ?? false) to += 1;
      const sealed = text.slice(from, to);
      parts.push(text.slice(done, from), this.openOne(sealed) ?? sealed);
      done = to;
    }
    return parts.join('') + text.slice(done);
  }

  /** Null of what no key of ours sealed. */
  private openOne(sealed: string): string | null {
    const id = sealed.slice(SEAL.length, HEAD_LENGTH - 1);
    const key = this.keys.find((one) => one.id === id);
    const bytes = key && Buffer.from(sealed.slice(HEAD_LENGTH), 'base64url');
    return key && bytes && bytes.length > IV_BYTES ? opened(key, bytes) : null;
  }
}

function keyOf(text: string): Key {
  const made = (what: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', text, '', `tung-ngo data key: ${what}`, bytes));
  return {
    id: made('id', 8).toString('base64url').slice(0, ID_LENGTH),
    cipher: made('cipher', 32),
    mac: made('mac', 32),
  };
}

function ivOf({ mac }: Key, text: Buffer): Buffer {
  return createHmac('sha256', mac).update(text).digest().subarray(0, IV_BYTES);
}

function opened(key: Key, bytes: Buffer): string | null {
  const iv = bytes.subarray(0, IV_BYTES);
  const cipher = createDecipheriv('aes-256-ctr', key.cipher, iv);
  const text = Buffer.concat([cipher.update(bytes.subarray(IV_BYTES)), cipher.final()]);
  return timingSafeEqual(iv, ivOf(key, text)) ? text.toString('utf8') : null;
}
