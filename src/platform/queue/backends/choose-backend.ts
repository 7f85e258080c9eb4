import { join } from 'node:path';
import type { Env } from '../../config/env';
import type { QueueBackend } from '../lanes/backend';
import { EmbeddedBackend } from './embedded/embedded-backend';
import { PostgresBackend } from './postgres-backend';
import { RedisBackend } from './redis-backend';

export type QueueSettings = Pick<Env, 'REDIS_URL' | 'DATABASE_URL' | 'ROLE' | 'dataDir'>;

/** Separates the queues of two services, or of two tests, on one Redis or PostgreSQL server. */
export const defaultNamespace = 'tung_ngo_queue';

/**
 * Redis where REDIS_URL is set, else the PostgreSQL server that also holds the rows, else PostgreSQL
 * inside this process with its files under DATA_DIR.
 */
export function chooseBackend(
  settings: QueueSettings,
  namespace: string = defaultNamespace,
): QueueBackend {
  if (settings.REDIS_URL) return new RedisBackend(settings.REDIS_URL, namespace);
  if (settings.DATABASE_URL.startsWith('postgres')) {
    return new PostgresBackend(settings.DATABASE_URL, namespace);
  }
  if (settings.ROLE !== 'all') {
    throw new Error(
      `ROLE=${settings.ROLE} needs REDIS_URL or a PostgreSQL DATABASE_URL: the built-in queue serves one process that does everything (ROLE=all).`,
    );
  }
  return new EmbeddedBackend(join(settings.dataDir, 'queue'));
}
