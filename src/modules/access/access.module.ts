import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { Invitations } from './accounts/invitations';
import { StaffAccounts } from './accounts/staff-accounts';
import { WardOpenings } from './accounts/ward-openings';
import { AuditQueries } from './audit-log/audit-queries';
import { AccessGuard } from './guard/access.guard';
import { RouteRules } from './guard/route-rules';
import { AccountsService } from './identity/accounts.service';
import { Authentication } from './identity/authentication';
import { Csrf } from './guard/csrf';
import { IdempotencyKeys } from './idempotency/idempotency-keys';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { PersonalLinksService } from './identity/personal-links.service';
import { SetUpToken } from './identity/set-up-token';
import { SignInAttempts } from './identity/sign-in-attempts';
import { Signer } from './identity/signer';
import { StaffTokens } from './identity/staff-tokens';
import { TokensController } from './identity/tokens.controller';

const shared = [
  AccountsService,
  AuditQueries,
  Authentication,
  Csrf,
  Invitations,
  PersonalLinksService,
  RouteRules,
  SetUpToken,
  StaffAccounts,
  StaffTokens,
  WardOpenings,
];

/** Who gets in, and what they may see; its guard stands before every handler of the application. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [TokensController],
  providers: [
    ...shared,
    IdempotencyKeys,
    SignInAttempts,
    Signer,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: shared,
})
export class AccessModule {}
