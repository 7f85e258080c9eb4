import { DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { CommonModule } from './common/common.module';
import { ConfigModule } from './config/config.module';
import type { Env } from './config/env';
import { DatabaseModule } from './database/database.module';
import { ExchangeModule } from './exchange/exchange.module';
import { HealthModule } from './health/health.module';
import { MatchingModule } from './matching/matching.module';
import { PeopleModule } from './people/people.module';
import { QueueModule } from './queue/queue.module';
import { RemindersModule } from './reminders/reminders.module';
import { SessionsModule } from './sessions/sessions.module';
import { WardsModule } from './wards/wards.module';
import { WebModule } from './web/web.module';

const features = [
  AccessModule,
  WardsModule,
  PeopleModule,
  ExchangeModule,
  MatchingModule,
  SessionsModule,
  RemindersModule,
];

/** The whole service: features, queue, pages. */
@Module({})
export class AppModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(env),
        CommonModule,
        DatabaseModule,
        QueueModule.forRoot(),
        ...features,
        HealthModule,
        WebModule,
      ],
    };
  }
}
