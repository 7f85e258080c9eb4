import { AccountWard } from './identity/account-ward.entity';
import { WardOpening } from './identity/ward-opening.entity';
import { Account } from './identity/account.entity';
import { AuditEntry } from './audit/audit-entry.entity';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { PersonalLink } from './identity/personal-link.entity';

/** The tables of this module. */
export const accessEntities = [
  Account,
  AccountWard,
  AuditEntry,
  IdempotencyKey,
  PersonalLink,
  WardOpening,
];
