import type { Server, ServerResponse } from 'node:http';

/** Requests in flight may end in this time; what is open then is cut. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 50;

/**
 * How an HTTP server takes its leave: no new connection is taken, what was asked is answered, and a connection on
 * which nothing is asked is closed, also one that becomes idle meanwhile.
 */
export class HttpFarewell {
  private readonly open = new Set<ServerResponse>();
  private isEnding = false;

  /** Before the server listens. */
  constructor(private readonly server: Server) {
    server.prependListener('request', (_request, response: ServerResponse) => {
      this.open.add(response);
      response.once('close', () => this.open.delete(response));
      if (this.isEnding) sayLast(response);
    });
  }

  /** Resolves when nobody is connected any more, after two seconds at most. */
  async end(): Promise<void> {
    this.isEnding = true;
    for (const response of this.open) sayLast(response);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const looking = setInterval(() => this.server.closeIdleConnections(), LOOK_EVERY_MS);
    const cutting = setTimeout(() => this.server.closeAllConnections(), PATIENCE_MS);
    await closed;
    clearInterval(looking);
    clearTimeout(cutting);
  }
}

function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
