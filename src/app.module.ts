import { DynamicModule, Module } from '@nestjs/common';
import { Clock } from './common/clock';
import { CommonModule } from './common/common.module';
import { ConfigModule } from './config/config.module';
import type { Env } from './config/env';
import { DatabaseModule } from './database/database.module';
import { features } from './features';
import { HealthModule } from './health/health.module';
import { QueueModule } from './queue/queue.module';
import { WebModule } from './web/web.module';

/** The whole service: features, queue, pages. */
@Module({})
export class AppModule {
  static forRoot(env: Env, clock: Clock = new Clock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(env),
        CommonModule.withClock(clock),
        DatabaseModule,
        QueueModule.forRoot(),
        ...features,
        HealthModule,
        WebModule,
      ],
    };
  }
}
