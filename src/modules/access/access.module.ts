import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { Invitations } from './accounts/invitations';
import { UnitInvitations } from './accounts/unit-invitations';
import { StaffAccounts } from './accounts/staff-accounts';
import { WardOpenings } from './accounts/ward-openings';
import { AuditJobs } from './audit-chain/audit.jobs';
import { AuditSealer } from './audit-chain/audit-sealer';
import { AuditVerifier } from './audit-chain/audit-verifier';
import { AuditLog } from './audit-log/audit-log';
import { AuditLogController } from './audit-log/audit-log.controller';
import { LookUps } from './audit-log/look-ups';
import { TakenLists } from './audit-log/taken-lists';
import { AuditQueries } from './audit-log/audit-queries';
import { AccessGuard } from './guard/access.guard';
import { RouteRules } from './guard/route-rules';
import { AccountsService } from './identity/accounts.service';
import { Authentication } from './identity/authentication';
import { Csrf } from './guard/csrf';
import { CodeCookie } from './identity/code-cookie';
import { CodeSigner } from './identity/code-signer';
import { KnownDevices } from './identity/known-devices';
import { LastSeen } from './signed-in/last-seen';
import { IdempotencyKeys } from './idempotency/idempotency-keys';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { MaskedPhonesInterceptor } from './phone-reads/masked-phones.interceptor';
import { PhoneReads } from './phone-reads/phone-reads';
import { PersonalLinksService } from './identity/personal-links.service';
import { RefusedActs } from './guard/refused-acts';
import { RefusedSignIns } from './identity/refused-sign-ins';
import { SetUpToken } from './identity/set-up-token';
import { SignInAttempts } from './identity/sign-in-attempts';
import { SlipCodes } from './identity/slip-codes';
import { Signer } from './identity/signer';
import { SignInLinks } from './identity/sign-in-links';
import { SignIns } from './identity/sign-ins';
import { StaffEntrance } from './identity/staff-entrance';
import { IdentityProvider } from './provider/identity-provider';
import { ProviderLinks } from './provider/provider-links';
import { ProviderTrips } from './provider/provider-trips';
import { Sealing } from './second-factor/sealing';
import { SecondFactors } from './second-factor/second-factors';
import { SecondSteps } from './second-factor/second-steps';
import { StaffDoor } from './second-factor/staff-door';
import { TokensController } from './tokens/tokens.controller';

const shared = [
  AccountsService,
  AuditLog,
  AuditQueries,
  AuditSealer,
  AuditVerifier,
  Authentication,
  CodeCookie,
  CodeSigner,
  Csrf,
  IdentityProvider,
  Invitations,
  UnitInvitations,
  LookUps,
  PersonalLinksService,
  PhoneReads,
  ProviderLinks,
  ProviderTrips,
  RouteRules,
  SecondFactors,
  Sealing,
  SetUpToken,
  SignInAttempts,
  SignInLinks,
  SignIns,
  SlipCodes,
  StaffAccounts,
  StaffDoor,
  StaffEntrance,
  TakenLists,
  WardOpenings,
];

/** Who gets in, and what they may see; its guard stands before every handler of the application. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [AuditLogController, TokensController],
  providers: [
    ...shared,
    AuditJobs,
    IdempotencyKeys,
    KnownDevices,
    LastSeen,
    RefusedActs,
    RefusedSignIns,
    SecondSteps,
    Signer,
    { provide: APP_GUARD, useClass: AccessGuard },
    // Around what is kept of an answer for the same request again.
    { provide: APP_INTERCEPTOR, useClass: MaskedPhonesInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useExisting: RefusedActs },
  ],
  exports: shared,
})
export class AccessModule {}
