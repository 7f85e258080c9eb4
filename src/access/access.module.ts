import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { AccountsService } from './accounts.service';
import { Authentication } from './authentication';
import { Csrf } from './csrf';
import { IdempotencyKeys } from './idempotency-keys';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { PeopleScope } from './people-scope';
import { PersonalLinksService } from './personal-links.service';
import { SignInAttempts } from './sign-in-attempts';
import { Signer } from './signer';
import { StaffTokens } from './staff-tokens';
import { TokensController } from './tokens.controller';

const shared = [
  AccountsService,
  Authentication,
  Csrf,
  PeopleScope,
  PersonalLinksService,
  StaffTokens,
];

/** Who gets in, and what they may see; its guard stands before every handler of the application. */
@Global()
@Module({
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
