import type { Account } from '../../src/modules/access/identity/account.entity';
import { newToken, tokenHashOf } from '../../src/modules/access/signed-in/session-token';
import type { SignIn } from '../../src/modules/access/signed-in/sign-in.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** A member of staff whom no password signs in, unless its hash is given. */
export function makeAccount(given: Given<Account, 'role' | 'wardId'>): Account {
  const id = newId();
  return {
    id,
    login: id,
    fullName: 'Cán Bộ',
    passwordHash: '-',
    provinceCode: null,
    signInVersion: 1,
    isActive: true,
    createdAt: 0,
    ...given,
  };
}

/** The token of an account that is signed in for an hour, and the row that makes it count. */
export function makeSignIn({ id: holderId, signInVersion }: Account): {
  token: string;
  row: SignIn;
} {
  const token = newToken();
  const now = Date.now();
  const row: SignIn = {
    id: newId(),
    tokenHash: tokenHashOf(token),
    holderKind: 'account',
    holderId,
    signInVersion,
    wayIn: 'program',
    device: '',
    address: '',
    createdAt: now,
    seenAt: now,
    endsAt: now + 3_600_000,
  };
  return { token, row };
}
