import { type Connection, Query } from 'pg';

/** What node-postgres calls while a query is under way, which its types leave out. */
interface Submitted {
  submit(connection: Connection): Error | null;
  handleCommandComplete(message: unknown, connection: Connection): void;
}

const ofQuery = Query.prototype as unknown as Submitted;

/** A query that goes out in one packet with the BEGIN before it, and is answered together with it. */
export class BeginningQuery extends Query {
  private isBegun = false;

  override submit = (connection: Connection): Error | null => {
    connection.stream.cork();
    try {
      connection.parse({ name: '', text: 'BEGIN', types: [] }, false);
      connection.bind({}, false);
      connection.execute({}, false);
      return ofQuery.submit.call(this, connection);
    } finally {
      connection.stream.uncork();
    }
  };

  handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.isBegun) ofQuery.handleCommandComplete.call(this, message, connection);
    this.isBegun = true;
  }
}
