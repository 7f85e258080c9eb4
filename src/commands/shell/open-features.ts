import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { careOfOurs } from '../../app/keeping';
import { ServiceLogger } from '../../app/service-logger';
import type { Clock } from '../../platform/common/clock';
import type { Env } from '../../platform/config/env';
import { CommandModule } from './command.module';

/** The features for one command, which says itself what it has done: only faults are told beside it. */
export function openFeatures(
  env: Env,
  clock?: Clock,
  careOf = careOfOurs,
): Promise<INestApplicationContext> {
  const logger = new ServiceLogger(env.TIME_ZONE);
  logger.setLogLevels(['error', 'fatal']);
  return NestFactory.createApplicationContext(CommandModule.forRoot(env, clock, careOf), {
    logger,
    abortOnError: false,
  });
}
