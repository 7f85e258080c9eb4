import { Account } from './identity/account.entity';
import { AuditEntry } from './audit/audit-entry.entity';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { PersonalLink } from './identity/personal-link.entity';
import { SignInLink } from './identity/sign-in-link.entity';
import { SignIn } from './identity/sign-in.entity';

/** The tables of this module. */
export const accessEntities = [
  Account,
  AuditEntry,
  IdempotencyKey,
  PersonalLink,
  SignIn,
  SignInLink,
];
