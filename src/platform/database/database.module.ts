import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { Env } from '../config/env';
import { openDatabase } from './open-database';
import type { Entities } from './options';
import { UnitOfWork } from './unit-of-work';

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** On the database of the settings, with the tables that the modules registered. */
  static forRoot(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: UnitOfWork,
          useFactory: (env: Env) => openDatabase(env.DATABASE_URL, entities),
          inject: [Env],
        },
      ],
      exports: [UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.unitOfWork.close();
  }
}
