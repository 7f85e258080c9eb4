import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module';
import { createApp } from './app.setup';
import type { Clock } from '../platform/common/clock';
import { giveBackMemory } from '../platform/common/give-back-memory';
import { MachineClock } from '../platform/common/machine-clock';
import type { Env } from '../platform/config/env';
import { endOnSignals } from './end-on-signals';
import { HttpFarewell } from '../platform/http/http-farewell';
import { WatchListener } from '../modules/health';
import { QueueConnection } from '../platform/queue/queue-connection';
import { startTracing } from '../platform/tracing/tracing';
import { ServiceLogger } from './service-logger';

/** So long after the queue is open, which comes last, all that a start loads is loaded. */
const SETTLED_MS = 2_000;

/** Starts this process by its ROLE: pages and API, the queue's workers, or both. */
export async function startService(
  env: Env,
  clock: Clock = new MachineClock(),
): Promise<INestApplicationContext> {
  await startTracing(env);
  if (env.ROLE === 'worker') {
    const context = await NestFactory.createApplicationContext(AppModule.forRoot(env, clock), {
      logger: new ServiceLogger(env.TIME_ZONE),
      abortOnError: false,
    });
    endOnSignals(context);
    if (env.WATCH_PORT !== undefined) await context.get(WatchListener).listen(env.WATCH_PORT);
    whenSettled(context, giveBackMemory);
    return context;
  }
  const app = await createApp(env, clock);
  endOnSignals(app, new HttpFarewell(app.getHttpServer()));
  await app.listen(env.PORT, env.HOST);
  whenSettled(app, giveBackMemory);
  return app;
}

function whenSettled(service: INestApplicationContext, work: () => void): void {
  const later = () => void setTimeout(work, SETTLED_MS).unref();
  service
    .get(QueueConnection)
    .untilOpen()
    .then(later, () => undefined);
}
