import { DomainError } from '../../../platform/common/domain-error';

/** What was typed for a login, as it is kept. */
export function normalLogin(login: string): string {
  return login.normalize('NFC').trim().toLowerCase();
}

/** @throws DomainError invalid-login */
export function assertLogin(login: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,79}$/u.test(login)) return login;
  throw new DomainError('invalid-login');
}
