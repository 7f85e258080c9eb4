import { AccountWard } from './identity/account-ward.entity';
import { WardOpening } from './identity/ward-opening.entity';
import { Account } from './identity/account.entity';
import { AuditEntry } from './audit/audit-entry.entity';
import { AuditForgetting } from './audit-chain/audit-forgetting.entity';
import { AuditSeal } from './audit-chain/audit-seal.entity';
import { AuditUnsealed } from './audit-chain/audit-unsealed.entity';
import { AuditWords } from './audit/audit-words.entity';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { PersonalLink } from './identity/personal-link.entity';
import { ProviderLink } from './provider/provider-link.entity';
import { RecoveryCode } from './second-factor/recovery-code.entity';
import { SecondFactor } from './signed-in/second-factor.entity';
import { SignInLink } from './signed-in/sign-in-link.entity';
import { SignIn } from './signed-in/sign-in.entity';

/** The tables of this module. */
export const accessEntities = [
  Account,
  AccountWard,
  AuditEntry,
  AuditForgetting,
  AuditSeal,
  AuditUnsealed,
  AuditWords,
  IdempotencyKey,
  PersonalLink,
  ProviderLink,
  RecoveryCode,
  SecondFactor,
  SignIn,
  SignInLink,
  WardOpening,
];
