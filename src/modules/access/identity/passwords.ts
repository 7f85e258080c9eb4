import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../../platform/common/domain-error';

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
  const given = password.slice(0, longestPassword).normalize('NFC');
  const fits = await verify(passwordHash ?? (await nobodysHash()), given);
  return fits && passwordHash !== undefined;
}

/** @throws DomainError weak-password */
export function assertStrongPassword(password: string, login: string): void {
  const isTooShort = password.length < shortestPassword || password.length > longestPassword;
  const isTooPlain = new Set(password).size < 4 || password.toLowerCase() === login.toLowerCase();
  if (!isTooShort && !isTooPlain) return;
  throw new DomainError('weak-password', { shortest: shortestPassword });
}

let nobody: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobody ??= hashPassword('nobody has this password');
  return nobody;
}
