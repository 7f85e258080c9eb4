import { type INestApplicationContext, Logger } from '@nestjs/common';
import type { HttpFarewell } from '../platform/http/http-farewell';
import { endTracing } from '../platform/tracing/tracing';

/** Whoever stops a service (systemd, Docker, a person) waits some seconds before they pull the plug. */
const DEADLINE_MS = 4_500;

/**
 * On SIGTERM and SIGINT: HTTP first, so that nobody asks what is closed already; then the workers, the queue and the
 * database. What has not ended by the deadline is left to the next process, as after a power cut.
 */
export function endOnSignals(service: INestApplicationContext, http?: HttpFarewell): void {
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    const logger = new Logger('Service');
    setTimeout(() => {
      logger.warn('Not all of it had ended in time; the next process takes it up.');
      process.exit(0);
    }, DEADLINE_MS).unref();
    try {
      await http?.end();
      await service.close();
      await endTracing();
    } catch (error) {
      logger.error('It did not end in order', (error as Error).stack);
    }
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end());
}
