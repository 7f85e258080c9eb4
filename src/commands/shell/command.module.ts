import { DynamicModule, Module } from '@nestjs/common';

import { Clock } from '../../platform/common/clock';
import { CommonModule } from '../../platform/common/common.module';
import { ConfigModule } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { DatabaseModule } from '../../platform/database/database.module';
import { entities } from '../../app/entities';
import { careOfOurs } from '../../app/keeping';
import { features } from '../../app/features';
import { QueueModule } from '../../platform/queue/queue.module';

/** The features without pages and without a queue: for commands, which leave later work to the rows. */
@Module({})
export class CommandModule {
  static forRoot(env: Env, clock: Clock = new Clock(), careOf = careOfOurs): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        ConfigModule.forRoot(env),
        CommonModule.withClock(clock),
        DatabaseModule.forRoot(entities, careOf),
        QueueModule.withoutQueue(),
        ...features,
      ],
    };
  }
}
