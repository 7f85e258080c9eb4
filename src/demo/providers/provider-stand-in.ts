import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StandInReports } from './delivery-reports';
import { esmsAnswer, type EsmsRequest } from './esms-answers';
import { faultOf, type FaultOf } from './faults';
import { inboxPage } from './inbox-page';
import type { Received, StoodIn } from './received';
import { ZaloAccount } from './zalo-account';
import { type ZaloAnswer, zaloAnswer, type ZaloRequest } from './zalo-answers';

/**
 * Zalo's template service and its tokens, and eSMS's gateway, on localhost for tests and the demo:
 * the real paths, fields and codes, and faults on demand.
 */
export interface ProviderStandIn {
  /** For ZALO_BASE_URL, ZALO_OAUTH_URL and ESMS_BASE_URL; a page for people, too. */
  url: string;
  received: Received[];
  /** RequestIds that eSMS knows. */
  taken: Set<string>;
  fault: FaultOf;
  zaloAccount: ZaloAccount;
  /** Tells the service what arrived, when asked to. */
  reports: StandInReports;
  /** Requests seen, accepted or not. */
  requests: number;
  close(): Promise<void>;
}

interface StandInOptions {
  port?: number;
  now?: () => number;
  /** What goes wrong while nobody has switched a fault on. */
  usualFault?: FaultOf;
  /** Told of each accepted message before it is answered. */
  onAccepted?: (message: Received) => unknown;
}

/**
 * Starts the stand-in. Faults are set by `fault`, or over HTTP: POST /faults takes a fault, such as
 * {"kind": "status", "status": 503, "provider": "zalo"}, for all requests from then on, and DELETE
 * /faults ends it. GET /received gives what was accepted; / is a page with both.
 */
export async function startProviderStandIn({
  port = 0,
  now = () => Date.now(),
  usualFault = () => undefined,
  onAccepted,
}: StandInOptions = {}): Promise<ProviderStandIn> {
  const server = createServer((request, response) => {
    answer(standIn, { usualFault, onAccepted, now }, request, response).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const received: Received[] = [];
  const standIn: ProviderStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    taken: new Set(),
    reports: new StandInReports(received),
    fault: usualFault,
    zaloAccount: new ZaloAccount(now),
    requests: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

/** A request of the service to a provider. */
interface Call {
  provider: StoodIn;
  phone: string;
  key: string;
  text: string;
  answer: (code: number | undefined) => ZaloAnswer;
}

async function answer(
  standIn: ProviderStandIn,
  {
    usualFault,
    onAccepted,
    now,
  }: Required<Pick<StandInOptions, 'usualFault' | 'now'>> & StandInOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (answerPerson(standIn, usualFault, request, body, response)) return;
  standIn.requests += 1;
  const call = callOf(standIn, request, body);
  if (!call) return reply(response, 404, {});

  const { provider, phone, key, text } = call;
  const fault = standIn.fault({ provider, phone, key });
  if (fault?.kind === 'slow') await pause(fault.milliseconds);
  if (fault?.kind === 'status') return reply(response, fault.status, {}, fault.retryAfterSeconds);
  if (fault?.kind === 'reset') return void response.destroy();

  const result = call.answer(fault?.kind === 'code' ? fault.code : undefined);
  if (result.isAccepted && provider !== 'zalo-oauth') {
    const messageId = messageIdOf(result.body);
    const message = { provider, phone, key, messageId, text, at: now(), body };
    standIn.received.push(message);
    if (provider === 'esms') standIn.taken.add(key);
    await onAccepted?.(message);
  }
  // Accepted, and nobody hears of it: the caller's patience ends first.
  if (fault?.kind === 'silent-after-accepting') return;
  reply(response, 200, result.body);
}

/** The stand-in's own page and controls; false when a provider is meant. */
function answerPerson(
  standIn: ProviderStandIn,
  usualFault: FaultOf,
  { url = '', method, headers }: IncomingMessage,
  body: Record<string, unknown>,
  response: ServerResponse,
): boolean {
  const path = url.split('?')[0];
  if (path === '/received') reply(response, 200, standIn.received);
  else if (path === '/') {
    const page = inboxPage(standIn.received, standIn.fault);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  } else if (path === '/faults') {
    const fault = method === 'POST' ? faultOf(body) : undefined;
    standIn.fault = (asked) =>
      (isFor(body, asked.provider) ? fault : undefined) ?? usualFault(asked);
    const isForm = headers['content-type']?.includes('form') ?? false;
    if (isForm) response.writeHead(303, { location: '/' }).end();
    else reply(response, 200, { fault: fault ?? null });
  } else return false;
  return true;
}

function messageIdOf(body: Record<string, unknown>): string {
  const { data, SMSID } = body as { data?: { msg_id?: string }; SMSID?: string };
  return data?.msg_id ?? SMSID ?? '';
}

/** A fault that names no provider is everybody's. */
function isFor(body: Record<string, unknown>, provider: StoodIn): boolean {
  return !body.provider || body.provider === provider;
}

function callOf(
  { zaloAccount, taken }: ProviderStandIn,
  { url = '', headers }: IncomingMessage,
  body: Record<string, unknown>,
): Call | undefined {
  if (url === '/message/template') {
    const asked = body as unknown as ZaloRequest;
    return {
      provider: 'zalo',
      phone: asked.phone,
      key: asked.tracking_id,
      text: asked.template_data?.text ?? '',
      answer: (code) => zaloAnswer(asked, zaloAccount.takes(headers.access_token), code),
    };
  }
  if (url === '/v4/oa/access_token') {
    return {
      provider: 'zalo-oauth',
      phone: '',
      key: '',
      text: '',
      answer: (code) => zaloAccount.renew(body, headers.secret_key, code),
    };
  }
  if (!url.includes('SendMultipleMessage_V4_post_json')) return undefined;
  const asked = body as unknown as EsmsRequest;
  return {
    provider: 'esms',
    phone: asked.Phone,
    key: asked.RequestId,
    text: asked.Content,
    answer: (code) => esmsAnswer(asked, taken, code),
  };
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (text === '') return {};
  const isForm = request.headers['content-type']?.includes('form') ?? false;
  return isForm
    ? Object.fromEntries(new URLSearchParams(text))
    : (JSON.parse(text) as Record<string, unknown>);
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
