import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../../platform/common/domain-error';
import { isCommon } from './common-passwords';

const shortestPassword = 10;
const longestPassword = 200;

/** argon2id with the library's parameters (19 MiB, 2 passes: OWASP's first choice), as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

/**
 * True when the password fits. Without a hash (nobody of that login) it works as long, so that the
 * time of an answer does not tell which logins exist.
 */
export async function isPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  // What is longer than any password fits none, and is not hashed whole; it is not cut to fit either (ASVS 6.2.8).
  const isTooLong = password.length > longestPassword;
  const given = isTooLong ? '' : password.normalize('NFC');
  const fits = await verify(passwordHash ?? (await nobodysHash()), given);
  return fits && passwordHash !== undefined && !isTooLong;
}

/**
 * Of any signs whatever, long enough, and none that guesses begin with; `own` are the words of whose it is.
 * @throws DomainError weak-password, common-password
 */
export function assertStrongPassword(password: string, ...own: string[]): void {
  const isTooShort = password.length < shortestPassword || password.length > longestPassword;
  if (isTooShort || new Set(password).size < 4) {
    throw new DomainError('weak-password', { shortest: shortestPassword });
  }
  if (isCommon(password, own)) throw new DomainError('common-password');
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hashPassword('nobody has this password');
  return nobody;
}
