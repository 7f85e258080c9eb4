import { Global, Module } from '@nestjs/common';
import { ErrorPage } from '../common/error-page';
import { DemoModule } from '../demo/demo.module';
import { ExchangeModule } from '../exchange/exchange.module';
import { MatchingModule } from '../matching/matching.module';
import { PeopleModule } from '../people/people.module';
import { SessionsModule } from '../sessions/sessions.module';
import { WardsModule } from '../wards/wards.module';
import { AccountController } from './entry/account.controller';
import { SetUpController } from './entry/set-up.controller';
import { SignInController } from './entry/sign-in.controller';
import { StartController } from './entry/start.controller';
import { PageRenderer } from './page-renderer';
import { WardCountsQuery } from './presenters/ward-counts';
import { ImportsPageController } from './staff/imports.controller';
import { StaffWards } from './staff/staff-wards';
import { WardHomeController } from './staff/ward-home.controller';
import { WebErrorPage } from './web-error-page';

const entry = [StartController, SetUpController, SignInController, AccountController];
const staffPages = [WardHomeController, ImportsPageController];
const presenters = [WardCountsQuery];

/** Every page. It uses all rooms; no room uses it. */
@Global()
@Module({
  imports: [DemoModule, ExchangeModule, MatchingModule, PeopleModule, SessionsModule, WardsModule],
  controllers: [...entry, ...staffPages],
  providers: [
    ...presenters,
    PageRenderer,
    StaffWards,
    { provide: ErrorPage, useClass: WebErrorPage },
  ],
  exports: [ErrorPage],
})
export class WebModule {}
