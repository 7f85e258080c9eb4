/** What other modules may use of this one. */
export { accessEntities } from './access.entities';
export { AccessModule } from './access.module';
export { PersonalLink } from './identity/personal-link.entity';
export { actorOfAccount } from './identity/actor-of-account';
export { type UnitInvitation, UnitInvitations } from './accounts/unit-invitations';
export { Invitations } from './accounts/invitations';
export { type Duties, type ListedAccount, StaffAccounts } from './accounts/staff-accounts';
export { type ShownOpening, WardOpenings } from './accounts/ward-openings';
export { AuditEntry } from './audit/audit-entry.entity';
export { AuditWords } from './audit/audit-words.entity';
export { type AuditGroup, auditGroupNames } from './audit-log/audit-groups';
export { AuditLog } from './audit-log/audit-log';
export type { AuditLogEntry } from './audit-log/audit-log.views';
export { type PhoneOwner, PhoneReads } from './phone-reads/phone-reads';
export { AnswersSecrets } from './idempotency/answers-secrets';
export { AnswersWholePhones } from './phone-reads/whole-phones';
export { LookUps } from './audit-log/look-ups';
export { TakenLists } from './audit-log/taken-lists';
export { AuditQueries } from './audit-log/audit-queries';
export { AuditSealer } from './audit-chain/audit-sealer';
export { isSigned } from './audit-chain/is-signed';
export { AuditVerifier, type AuditFinding } from './audit-chain/audit-verifier';
export { audit, auditAll, type AuditedChange, type AuditRecord } from './audit/audit';
export { Csrf, csrfField } from './guard/csrf';
export { registerAccess } from './guard/register-access';
export { type RuledRoute, RouteRules } from './guard/route-rules';
export { Account } from './identity/account.entity';
export { AccountsService } from './identity/accounts.service';
export { Authentication, bearerOf } from './identity/authentication';
export { anyCookieOf, cookieName, personCookies, setCookie, staffCookie } from './identity/cookies';
export { PeopleDirectory } from './identity/people-directory';
export {
  endPersonalLinks,
  givePersonalLinks,
  removePersonalLinks,
} from './identity/personal-link-rows';
export { PersonalLinksService } from './identity/personal-links.service';
export { signInRate } from './identity/rates';
export { SetUpToken } from './identity/set-up-token';
export { isSame } from './identity/signer';
export { IdentityProvider } from './provider/identity-provider';
export { ProviderLinks } from './provider/provider-links';
export { ProviderTrips, type Traveller } from './provider/provider-trips';
export { type FactorState, SecondFactors } from './second-factor/second-factors';
export { Sealing } from './second-factor/sealing';
export { StaffDoor } from './second-factor/staff-door';
export { CodeCookie } from './identity/code-cookie';
export { CodeSigner } from './identity/code-signer';
export { SignInAttempts } from './identity/sign-in-attempts';
export { SignInLinks } from './identity/sign-in-links';
export type { SignIn } from './signed-in/sign-in.entity';
export { SignIns, type StaffSignIn } from './identity/sign-ins';
export { SlipCodes } from './identity/slip-codes';
export { StaffEntrance } from './identity/staff-entrance';
export { Allow, CurrentActor, CurrentWard, Public } from './policies/access.decorators';
export { type Actor, isOfStaff, systemActor } from './policies/actor';
export {
  type Act,
  assertMay,
  may,
  mayDo,
  type Role,
  roles,
  rolesThatMay,
  scopeOf,
  type Subject,
  wardAsked,
  wardsOf,
} from './policies/policy';
export { WardDirectory } from './policies/ward-directory';
export { accessErasure } from './access.erasure';
export { accessRetention } from './access.retention';
