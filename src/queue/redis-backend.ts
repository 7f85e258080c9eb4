import { Queue, Worker, type Processor } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { LaneQueue, LaneWorker, QueueBackend } from './backend';
import type { Lane } from './job-map';
import { workerOptions } from './lane-options';

const reconnect: RedisOptions = {
  connectTimeout: 2_000,
  // Never gives up; once Redis is back everybody is connected within a second.
  retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
};

/** Jobs wait in Redis (6.2 or newer). */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  private producer?: Redis;
  private readonly consumers: Redis[] = [];

  constructor(
    private readonly url: string,
    private readonly namespace: string,
  ) {}

  async claim(): Promise<void> {}

  async open(): Promise<void> {
    // A booking must not wait for Redis: commands fail at once while it is away.
    this.producer ??= new Redis(this.url, {
      ...reconnect,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 5_000,
    });
  }

  queue(lane: Lane): LaneQueue {
    if (!this.producer) throw new Error('The queue is not open.');
    return new Queue(lane, { connection: this.producer, prefix: this.namespace });
  }

  worker(lane: Lane, work: Processor): LaneWorker {
    const connection = new Redis(this.url, { ...reconnect, maxRetriesPerRequest: null });
    this.consumers.push(connection);
    return new Worker(lane, work, {
      connection,
      prefix: this.namespace,
      ...workerOptions[lane],
    });
  }

  isReachable(): boolean {
    return this.producer?.status === 'ready';
  }

  async ping(): Promise<void> {
    if (!this.isReachable()) throw new Error('Redis is out of reach.');
    await this.producer?.ping();
  }

  async close(): Promise<void> {
    for (const connection of [this.producer, ...this.consumers]) connection?.disconnect();
  }
}
