import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { register } from 'prom-client';
import { DomainError } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';
import { ServiceMetrics } from './service-metrics';
import { MetricsGate } from './metrics-gate';
import { Readiness } from './readiness';

interface Answer {
  status: number;
  type: string;
  text: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(body),
});

function refused(error: unknown): Answer {
  if (!(error instanceof DomainError)) return json(503, { status: 'unavailable' });
  return json(error.status, { status: error.status, code: error.code });
}

/** What a process that only works is watched by: it has no pages and no API, and nobody else is to ask it. */
@Injectable()
export class WatchListener implements OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly env: Env,
    private readonly readiness: Readiness,
    private readonly metrics: ServiceMetrics,
    private readonly gate: MetricsGate,
  ) {}

  /** Answers `/health/live`, `/health/ready` and `/metrics`; gives the port. */
  async listen(port: number): Promise<number> {
    const server = createServer((request, response) => void this.answer(request, response));
    server.requestTimeout = 5_000;
    await new Promise<void>((done, fail) => {
      server.once('error', fail).listen(port, this.env.HOST, done);
    });
    this.server = server;
    return (server.address() as { port: number }).port;
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, text } = await this.answerTo(request).catch(refused);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  }

  private async answerTo({ method, url, headers }: IncomingMessage): Promise<Answer> {
    if (method !== 'GET') return json(405, { status: 405 });
    if (url === '/health/live') return json(200, { status: 'ok' });
    if (url === '/health/ready') {
      const ready = await this.readiness.look();
      return json(ready.status === 'ok' ? 200 : 503, ready);
    }
    if (url !== '/metrics') return json(404, { status: 404 });
    this.gate.assertMayCollect({ headers });
    await this.metrics.look();
    return { status: 200, type: register.contentType, text: await register.metrics() };
  }
}
