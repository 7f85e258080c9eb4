import { DynamicModule, Module } from '@nestjs/common';

import { Clock } from '../common/clock';
import { CommonModule } from '../common/common.module';
import { ConfigModule } from '../config/config.module';
import type { Env } from '../config/env';
import { DatabaseModule } from '../database/database.module';
import { features } from '../features';
import { QueueModule } from '../queue/queue.module';

/** The features without pages and without a queue: for commands, which leave later work to the rows. */
@Module({})
export class CommandModule {
  static forRoot(env: Env, clock: Clock = new Clock()): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        ConfigModule.forRoot(env),
        CommonModule.withClock(clock),
        DatabaseModule,
        QueueModule.withoutQueue(),
        ...features,
      ],
    };
  }
}
