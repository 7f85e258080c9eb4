import { DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../platform/common/clock';
import { CommonModule } from '../platform/common/common.module';
import { ConfigModule } from '../platform/config/config.module';
import type { Env } from '../platform/config/env';
import { DatabaseModule } from '../platform/database/database.module';
import { entities } from './entities';
import { careOfOurs } from './keeping';
import { features } from './features';
import { HealthModule } from '../modules/health';
import { HttpModule } from '../platform/http/http.module';
import { KeepingModule } from '../platform/keeping/keeping.module';
import { QueueModule } from '../platform/queue/queue.module';
import { RetentionModule } from '../platform/retention/retention.module';
import { retentionRules } from './retention';
import { WebModule } from '../web/web.module';

/** The whole service: features, queue, pages. */
@Module({})
export class AppModule {
  static forRoot(env: Env, clock: Clock = new Clock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(env),
        CommonModule.withClock(clock),
        DatabaseModule.forRoot(entities, careOfOurs),
        HttpModule,
        QueueModule.forRoot(),
        ...features,
        KeepingModule,
        RetentionModule.forRoot(retentionRules),
        HealthModule,
        WebModule,
      ],
    };
  }
}
