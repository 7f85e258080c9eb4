import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { MonotonicClock } from '../common/monotonic-clock';
import { Env } from '../config/env';
import { type DatabaseCare, openDatabase } from './open-database';
import type { Entities } from './options';
import { UnitOfWork } from './unit-of-work';

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** On the database of the settings, with the tables that the modules registered, opened with care. */
  static forRoot(entities: Entities, careOf?: (env: Env) => DatabaseCare): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: UnitOfWork,
          useFactory: (env: Env, clock: MonotonicClock) =>
            openDatabase(env.DATABASE_URL, entities, clock, careOf?.(env)),
          inject: [Env, MonotonicClock],
        },
      ],
      exports: [UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.unitOfWork.close();
  }
}
