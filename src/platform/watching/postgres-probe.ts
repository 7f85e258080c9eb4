import { Client } from 'pg';
import { pendingMigrations, unknownMigrations } from '../database/known-migrations';
import { applicationName } from '../database/options';
import type { DatabaseProbe, DatabaseState } from './database-state';

const PATIENCE_MS = 900;

/**
 * Writes a word into the log of writes and waits until it is on the disk: no row, no lock. The connection is kept, which
 * tells whoever wants to put a copy back that the service runs.
 */
const write = `BEGIN; SELECT pg_logical_emit_message(true, '${applicationName}', 'watched'); COMMIT`;

export class PostgresProbe implements DatabaseProbe {
  private client: Client | undefined;
  private isClosed = false;

  constructor(private readonly url: string) {}

  async look(): Promise<DatabaseState> {
    try {
      const client = (this.client ??= await this.connected());
      const { rows: executed } = await client.query<{ name: string }>(
        'SELECT name FROM migrations',
      );
      const names = executed.map(({ name }) => name);
      if (unknownMigrations(names).length > 0) return 'too-new';
      if (pendingMigrations(names).length > 0) return 'too-old';
      const { rows } = await client.query<{ transaction_read_only: string }>(
        'SHOW transaction_read_only',
      );
      if (rows[0]?.transaction_read_only === 'on') return 'read-only';
      await client.query(write);
      return 'up';
    } catch (error) {
      const { code } = error as { code?: string };
      await this.drop();
      return code === '53100' ? 'full' : code?.startsWith('XX') ? 'corrupt' : 'down';
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.drop();
  }

  private async connected(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: applicationName,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      statement_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    // A connection that breaks between two looks is made anew by the next.
    client.on('error', () => void this.drop());
    await client.connect();
    if (this.isClosed) await client.end();
    return client;
  }

  private async drop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    if (!client) return;
    // A server that stands still would be waited for.
    (
      client as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();
    await client.end().catch(() => undefined);
  }
}
