import { AccessModule } from '../modules/access/access.module';
import { DemoModule } from '../demo/demo.module';
import { ExchangeModule } from '../modules/exchange/exchange.module';
import { MatchingModule } from '../modules/matching/matching.module';
import { PeopleModule } from '../modules/people/people.module';
import { RemindersModule } from '../modules/reminders/reminders.module';
import { SessionsModule } from '../modules/sessions/sessions.module';
import { WardsModule } from '../modules/wards/wards.module';

/** Every room of the domain; the service and the commands run the same ones. */
export const features = [
  AccessModule,
  WardsModule,
  PeopleModule,
  ExchangeModule,
  MatchingModule,
  SessionsModule,
  RemindersModule,
  DemoModule,
];
