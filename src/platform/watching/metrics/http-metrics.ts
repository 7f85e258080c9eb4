import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { routeOf } from '../../tracing/route-of';
import { counter, gauge, histogram } from './metrics';

const requests = counter('tung_ngo_http_requests_total', 'Requests answered, by route', [
  'method',
  'route',
  'status',
]);
const seconds = histogram(
  'tung_ngo_http_seconds',
  'Seconds from a request to its answer',
  ['kind'],
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
);
const open = gauge('tung_ngo_http_open_requests', 'Requests that wait for their answer', []);

/** Counts what is asked and how long it takes; of an address that is none, no name. Call it before the routes are made. */
export function countRequests(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (_request, reply, done) => {
    open.inc();
    // Also where nobody waits for the answer any more.
    reply.raw.once('close', () => open.dec());
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    requests.inc({ method: request.method, route, status });
    seconds.observe({ kind: kindOf(route) }, reply.elapsedTime / 1000);
    done();
  });
}

function kindOf(route: string): string {
  const [, kind] = /^\/(api|assets|health|metrics)(?:\/|$)/.exec(route) ?? [];
  return kind ?? 'page';
}
