import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module';
import { createApp } from './app.setup';
import { Clock } from '../platform/common/clock';
import type { Env } from '../platform/config/env';
import { ServiceLogger } from './service-logger';

/** Starts this process by its ROLE: pages and API, the queue's workers, or both. */
export async function startService(
  env: Env,
  clock: Clock = new Clock(),
): Promise<INestApplicationContext> {
  if (env.ROLE === 'worker') {
    const context = await NestFactory.createApplicationContext(AppModule.forRoot(env, clock), {
      logger: new ServiceLogger(),
      abortOnError: false,
    });
    context.enableShutdownHooks();
    return context;
  }
  const app = await createApp(env, clock);
  await app.listen(env.PORT, env.HOST);
  return app;
}
