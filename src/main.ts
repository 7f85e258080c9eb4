import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module';
import { createApp } from './app.setup';
import type { Env } from './config/env';
import { ServiceLogger } from './service-logger';

/** Starts this process by its ROLE: pages and API, the queue's workers, or both. */
export async function startService(env: Env): Promise<INestApplicationContext> {
  if (env.ROLE === 'worker') {
    const context = await NestFactory.createApplicationContext(AppModule.forRoot(env), {
      logger: new ServiceLogger(),
      abortOnError: false,
    });
    context.enableShutdownHooks();
    return context;
  }
  const app = await createApp(env);
  await app.listen(env.PORT, '0.0.0.0');
  return app;
}
