import { runMigrations, type PostgresPoolConfig, type Processor } from 'bullmq';
import { Client } from 'pg';
import type { FlowQueue, LaneQueue, LaneWorker, QueueBackend } from '../lanes/backend';
import type { Lane } from '../lanes/job-map';
import { postgresFlows, postgresQueue, postgresWorker } from '../lanes/postgres-lanes';

/** Jobs wait on the PostgreSQL server that also holds the rows, in a schema of their own. */
export class PostgresBackend implements QueueBackend {
  readonly kind = 'postgres';
  private readonly client: { connectionString: string; connectionTimeoutMillis: number };
  private readonly pool: PostgresPoolConfig;

  constructor(
    url: string,
    private readonly namespace: string,
  ) {
    this.client = { connectionString: url, connectionTimeoutMillis: 2_000 };
    this.pool = { ...this.client, schema: namespace, max: 4 };
  }

  async claim(): Promise<void> {}

  async open(): Promise<void> {
    await this.withClient((client) => runMigrations(client, this.namespace));
  }

  queue(lane: Lane): LaneQueue {
    return postgresQueue(lane, this.pool);
  }

  flows(): FlowQueue {
    return postgresFlows(this.pool);
  }

  worker(lane: Lane, work: Processor): LaneWorker {
    return postgresWorker(lane, work, this.pool);
  }

  isReachable(): boolean {
    return true;
  }

  async ping(): Promise<void> {
    await this.withClient((client) => client.query('SELECT 1'));
  }

  async close(): Promise<void> {}

  private async withClient<T>(use: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client(this.client);
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }
}
