import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { endSpan, type Span, startRequestSpan } from './tracing';

/** What the code that runs now was asked by: what it logs names it. */
export interface Asked {
  request?: string;
  job?: string;
  span?: Span;
}

declare module 'fastify' {
  interface FastifyRequest {
    asked?: Asked;
  }
}

const asked = new AsyncLocalStorage<Asked>();

export function askedBy(): Asked | undefined {
  return asked.getStore();
}

export function whileAsked<T>(by: Asked, work: () => T): T {
  return asked.run(by, work);
}

/** The proxy's name of a request, where it gives one that is no text of somebody's. */
export function nameOfRequest({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Everything that a request leads to knows its name, which is told in the answer. Call it before all other hooks. */
export function nameRequests(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    request.asked = { request: request.id, span: startRequestSpan(request) };
    asked.run(request.asked, done);
  });
  // A body is read on behalf of its connection, not of its request.
  server.addHook('preValidation', (request, _reply, done) => {
    asked.run(request.asked ?? { request: request.id }, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    endSpan(request.asked?.span, reply.statusCode);
    done();
  });
}
