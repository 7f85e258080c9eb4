import type { Account } from '../../src/modules/access/identity/account.entity';
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
