import { FlowProducer, Queue, Worker, type Processor } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { FlowQueue, LaneQueue, LaneWorker, QueueBackend } from '../lanes/backend';
import type { Lane } from '../lanes/job-map';
import { workerOptions } from '../lanes/lane-options';

/** Jobs wait in Redis (6.2 or newer). */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  private producer?: Redis;
  private readonly connections: Redis[] = [];
  private readonly reconnect: RedisOptions = {
    connectTimeout: 2_000,
    disconnectTimeout: 200,
    // Everybody is connected within a second of Redis coming back.
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  };

  constructor(
    private readonly url: string,
    private readonly namespace: string,
  ) {}

  async claim(): Promise<void> {}

  async open(): Promise<void> {
    // A booking must not wait for Redis: commands fail at once while it is away.
    this.producer ??= this.connect({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 5_000,
    });
    await firstAnswer(this.producer);
  }

  queue(lane: Lane): LaneQueue {
    return new Queue(lane, this.producerOptions());
  }

  flows(): FlowQueue {
    return new FlowProducer(this.producerOptions());
  }

  worker(lane: Lane, work: Processor): LaneWorker {
    const connection = this.connect({ maxRetriesPerRequest: null });
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
    // A full Redis answers PING as ever.
    await this.producer?.set(`${this.namespace}:watched`, '1', 'EX', 60);
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.disconnect();
  }

  /** BullMQ makes copies of a connection; they are ended with it, or they would try on for ever. */
  private connect(options: RedisOptions): Redis {
    const connection = new Redis(this.url, { ...this.reconnect, ...options });
    this.connections.push(connection);
    const duplicate = connection.duplicate.bind(connection);
    connection.duplicate = (override) => {
      const copy = duplicate(override);
      this.connections.push(copy);
      return copy;
    };
    return connection;
  }

  private producerOptions() {
    if (!this.producer) throw new Error('The queue is not open.');
    return { connection: this.producer, prefix: this.namespace };
  }
}

/** A Redis that is there is not taken for absent while it is being connected. */
function firstAnswer(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, 1_000);
    const answered = () => {
      clearTimeout(patience);
      resolve();
    };
    connection.once('ready', answered).once('error', answered);
  });
}
