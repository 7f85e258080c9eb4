import { randomUUID } from 'node:crypto';
import type { QueueTestSettings } from './queue.harness';

/** A Redis database that no other suite uses, so that it may be emptied. */
export function testRedisUrl(): string | undefined {
  const server = process.env['TEST_REDIS_URL'];
  if (!server) return undefined;
  const url = new URL(server);
  url.pathname = '/11';
  return url.toString();
}

/** The backends this machine can try; the others are named as skipped. */
export const backends: { name: string; settings?: Omit<QueueTestSettings, 'DATA_DIR'> }[] = [
  { name: 'inside the process', settings: {} },
  { name: 'on Redis', settings: testRedisUrl() ? { REDIS_URL: testRedisUrl() } : undefined },
  {
    name: 'on PostgreSQL',
    settings: process.env['TEST_DATABASE_URL']
      ? { DATABASE_URL: process.env['TEST_DATABASE_URL'] }
      : undefined,
  },
];

export function newNamespace(): string {
  return `queue_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}
