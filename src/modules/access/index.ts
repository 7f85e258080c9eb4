/** What other modules may use of this one. */
export { accessEntities } from './access.entities';
export { AccessModule } from './access.module';
export { actorOfAccount } from './identity/actor-of-account';
export { Invitations } from './accounts/invitations';
export { type Duties, type ListedAccount, StaffAccounts } from './accounts/staff-accounts';
export { type ShownOpening, WardOpenings } from './accounts/ward-openings';
export { AuditEntry } from './audit/audit-entry.entity';
export { AuditQueries } from './audit-log/audit-queries';
export { audit, auditAll, type AuditedChange, type AuditRecord } from './audit/audit';
export { Csrf, csrfField } from './guard/csrf';
export { registerAccess } from './guard/register-access';
export { type RuledRoute, RouteRules } from './guard/route-rules';
export { Account } from './identity/account.entity';
export { AccountsService } from './identity/accounts.service';
export { Authentication, bearerOf } from './identity/authentication';
export {
  clearCookie,
  keepPersonalLinks,
  personCookies,
  setCookie,
  staffCookie,
} from './identity/cookies';
export { PeopleDirectory } from './identity/people-directory';
export { givePersonalLinks, removePersonalLinks } from './identity/personal-link-rows';
export { PersonalLinksService } from './identity/personal-links.service';
export { signInRate } from './identity/rates';
export { SetUpToken } from './identity/set-up-token';
export { isSame } from './identity/signer';
export { StaffTokens } from './identity/staff-tokens';
export { Allow, CurrentActor, CurrentWard, Public } from './policies/access.decorators';
export { type Actor, systemActor } from './policies/actor';
export {
  type Act,
  assertMay,
  may,
  mayDo,
  type Role,
  rolesThatMay,
  scopeOf,
  type Subject,
  wardAsked,
  wardsOf,
} from './policies/policy';
export { WardDirectory } from './policies/ward-directory';
export { accessRetention } from './access.retention';
