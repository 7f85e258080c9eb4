import { AccessModule } from './access/access.module';
import { DemoModule } from './demo/demo.module';
import { ExchangeModule } from './exchange/exchange.module';
import { MatchingModule } from './matching/matching.module';
import { PeopleModule } from './people/people.module';
import { RemindersModule } from './reminders/reminders.module';
import { SessionsModule } from './sessions/sessions.module';
import { WardsModule } from './wards/wards.module';

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
