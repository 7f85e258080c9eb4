import { AccessModule } from '../modules/access';
import { DemoModule } from '../demo/demo.module';
import { ExchangeModule } from '../modules/exchange';
import { LearningModule } from '../modules/learning';
import { MatchingModule } from '../modules/matching';
import { PeopleModule } from '../modules/people';
import { ProgrammeModule } from '../modules/programme';
import { RemindersModule } from '../modules/reminders';
import { RightsModule } from '../modules/rights';
import { SessionsModule } from '../modules/sessions';
import { TeamsModule } from '../modules/teams';
import { WardsModule } from '../modules/wards';
import { erasureRules } from './erasure';

/** Every module; the service and the commands run the same ones. */
export const features = [
  AccessModule,
  WardsModule,
  PeopleModule,
  LearningModule,
  TeamsModule,
  ExchangeModule,
  MatchingModule,
  SessionsModule,
  ProgrammeModule,
  RemindersModule,
  RightsModule.forRoot(erasureRules),
  DemoModule,
];
