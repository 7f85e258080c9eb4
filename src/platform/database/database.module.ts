import { Global, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { Env } from '../config/env';
import { openDatabase } from './open-database';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({
  providers: [
    {
      provide: UnitOfWork,
      useFactory: (env: Env) => openDatabase(env.DATABASE_URL),
      inject: [Env],
    },
  ],
  exports: [UnitOfWork],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  async onApplicationShutdown(): Promise<void> {
    await this.unitOfWork.close();
  }
}
