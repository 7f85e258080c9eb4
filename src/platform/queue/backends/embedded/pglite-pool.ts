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

  constructor(private readonly database: PgliteThread) {
    super();
  }

  query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return this.database.query(text, params) as Promise<PgQueryResult<R>>;
  }

  async connect(): Promise<PgPoolClient> {
    return new PgliteClient(this.database);
  }

  async end(): Promise<void> {}
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  private readonly pass = (notification: PgNotification): void => {
    this.emit('notification', notification);
  };

  constructor(private readonly database: PgliteThread) {
    super();
    database.on('notification', this.pass);
  }

  query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return this.database.query(text, params) as Promise<PgQueryResult<R>>;
  }

  release(): void {
    this.database.off('notification', this.pass);
  }
}
