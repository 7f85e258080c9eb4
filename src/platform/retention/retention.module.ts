import { DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { UnitOfWork } from '../database/unit-of-work';
import { Retention } from './retention';
import type { RetentionRule } from './retention-rule';
import { RetentionJobs } from './retention.jobs';

/** Forgets every night what the modules say need not be remembered for ever. */
@Module({})
export class RetentionModule {
  static forRoot(rules: readonly RetentionRule[]): DynamicModule {
    return {
      module: RetentionModule,
      providers: [
        RetentionJobs,
        {
          provide: Retention,
          useFactory: (unitOfWork: UnitOfWork, clock: Clock, env: Env) =>
            new Retention(unitOfWork, clock, env, rules),
          inject: [UnitOfWork, Clock, Env],
        },
      ],
      exports: [Retention],
    };
  }
}
