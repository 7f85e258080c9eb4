import { EventEmitter } from 'node:events';
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq';
import type { PgliteThread } from './pglite-thread';

/**
 * Gives one PGlite the shape of a `pg.Pool`. All clients are the same single session, which is
 * enough: every command of BullMQ is one statement, and its migrations run before anybody else.
 */
export class PglitePool extends EventEmitter implements PgPool {
  /** Read by BullMQ: the session cannot drop silently, so a waiting worker need not poll. */
  readonly options = { keepAlive: true };

  private readonly clients = new Set<PgliteClient>();

  constructor(private database: PgliteThread) {
    super();
  }

  /** Another one in the place of a database that was lost: those who listened there hear that they must anew. */
  goOnWith(database: PgliteThread): void {
    this.database = database;
    const lost = [...this.clients];
    this.clients.clear();
    for (const client of lost) client.emit('error', new Error('The queue begins anew.'));
  }

  query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return this.database.query(text, params) as Promise<PgQueryResult<R>>;
  }

  async connect(): Promise<PgPoolClient> {
    const client = new PgliteClient(this.database, () => this.clients.delete(client));
    this.clients.add(client);
    return client;
  }

  async end(): Promise<void> {}
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  private readonly pass = (notification: PgNotification): void => {
    this.emit('notification', notification);
  };

  constructor(
    private readonly database: PgliteThread,
    private readonly whenReleased: () => void,
  ) {
    super();
    // Whoever asks for a moment only need not hear that the database was lost.
    this.on('error', () => undefined);
    database.on('notification', this.pass);
  }

  query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return this.database.query(text, params) as Promise<PgQueryResult<R>>;
  }

  release(): void {
    this.database.off('notification', this.pass);
    this.whenReleased();
  }
}
