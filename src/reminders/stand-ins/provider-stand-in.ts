import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { esmsAnswer, type EsmsRequest } from './esms-answers';
import { type Fault, faultOf } from './faults';
import { zaloAnswer, type ZaloRequest } from './zalo-answers';

/** A message that the stand-in accepted: what a person would have received. */
export interface Received {
  provider: 'zalo' | 'esms';
  phone: string;
  /** tracking_id or RequestId. */
  key: string;
  body: Record<string, unknown>;
}

/**
 * Zalo's template service and eSMS's gateway on localhost, for tests and the demo: the real paths,
 * fields and codes, and faults on demand.
 */
export interface ProviderStandIn {
  /** For ZALO_BASE_URL and ESMS_BASE_URL. */
  url: string;
  received: Received[];
  /** What to do with each request; undefined means: answer as the provider would. */
  fault: (request: {
    provider: Received['provider'];
    phone: string;
    key: string;
  }) => Fault | undefined;
  /** Requests seen, accepted or not. */
  requests: number;
  close(): Promise<void>;
}

/**
 * Starts the stand-in. Faults are set by `fault`, or over HTTP: POST /faults takes a fault, such as
 * {"kind": "status", "status": 503}, for all requests from then on, and DELETE /faults ends it.
 * GET /received gives what was accepted.
 */
export async function startProviderStandIn(port = 0): Promise<ProviderStandIn> {
  const server = createServer((request, response) => {
    answer(standIn, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const standIn: ProviderStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    fault: () => undefined,
    requests: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

async function answer(
  standIn: ProviderStandIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  const body = await readJson(request);
  if (path === '/received') return reply(response, 200, standIn.received);
  if (path === '/faults') {
    const fault = request.method === 'POST' ? faultOf(body) : undefined;
    standIn.fault = () => fault;
    return reply(response, 200, { fault: fault ?? null });
  }
  standIn.requests += 1;
  const isZalo = path === '/message/template';
  if (!isZalo && !path.includes('SendMultipleMessage_V4_post_json'))
    return reply(response, 404, {});

  const zalo = body as unknown as ZaloRequest;
  const esms = body as unknown as EsmsRequest;
  const provider = isZalo ? 'zalo' : 'esms';
  const phone = isZalo ? zalo.phone : esms.Phone;
  const key = isZalo ? zalo.tracking_id : esms.RequestId;
  const fault = standIn.fault({ provider, phone, key });
  if (fault?.kind === 'slow') await pause(fault.milliseconds);
  if (fault?.kind === 'status') return reply(response, fault.status, {}, fault.retryAfterSeconds);
  if (fault?.kind === 'reset') return void response.destroy();

  const code = fault?.kind === 'code' ? fault.code : undefined;
  const result = isZalo
    ? zaloAnswer(zalo, request.headers.access_token, code)
    : esmsAnswer(esms, standIn.received, code);
  if (result.isAccepted) standIn.received.push({ provider, phone, key, body });
  // Accepted, and nobody hears of it: the caller's patience ends first.
  if (fault?.kind === 'silent-after-accepting') return;
  reply(response, 200, result.body);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  retryAfterSeconds?: number,
): void {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
  response.writeHead(status, headers).end(JSON.stringify(body));
}
