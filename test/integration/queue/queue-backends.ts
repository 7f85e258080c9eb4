import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { QueueTestSettings } from './queue.harness';

/** A Redis database that only suites use; each has a namespace of its own in it. */
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

/** What a Redis that loses its memory does, to the keys of one namespace: other suites run beside. */
export async function forgetAll(redis: Redis, namespace: string): Promise<void> {
  const script = `for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end`;
  await redis.eval(script, 0, `${namespace}:*`);
}
