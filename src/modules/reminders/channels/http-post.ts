import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { MonotonicClock } from '../../../platform/common/monotonic-clock';

/** A caller never waits longer than this for a provider's answer. */
export const PROVIDER_PATIENCE_MS = 8_000;

/**
 * Connections are kept, but not so long that a provider's server may close one under a request; and
 * they are few, since thousands at once would overrun a server's line of those who knock.
 */
const keeping = { keepAlive: true, timeout: 3_000, maxSockets: 64 };
const agents = { http: new http.Agent(keeping), https: new https.Agent(keeping) };

/** What a provider's server did with a request. */
export type HttpReply =
  | { kind: 'answer'; status: number; body: Record<string, unknown>; retryAfterMs?: number }
  /** The request cannot have been read. */
  | { kind: 'unreachable'; detail: string }
  /** It may have been read and obeyed. */
  | { kind: 'unclear'; detail: string };

/** Errors of the way to the server: nothing of the request was written yet. */
const beforeRequest = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** POSTs JSON to a provider and waits at most eight seconds for its answer. Never throws. */
export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  patience?: MonotonicClock,
): Promise<HttpReply> {
  const json = { 'content-type': 'application/json', ...headers };
  return post(url, JSON.stringify(body), json, patience);
}

/** The same with the fields of a form. */
export function postForm(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  patience?: MonotonicClock,
): Promise<HttpReply> {
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return post(url, new URLSearchParams(fields).toString(), form, patience);
}

/** By node:http: `fetch` takes half a millisecond of processor time for each message. */
function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  patience = new MonotonicClock(),
): Promise<HttpReply> {
  return new Promise((resolve) => {
    const [client, agent] = url.startsWith('https:')
      ? ([https, agents.https] as const)
      : ([http, agents.http] as const);
    const options = {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    };
    const request = client.request(url, options, (response) => readAnswer(response, resolve));
    let isLate = false;
    const callOff = patience.after(PROVIDER_PATIENCE_MS, () => {
      isLate = true;
      request.destroy();
    });
    request.on('close', callOff);
    request.on('error', (error: NodeJS.ErrnoException) => {
      const isUnread = isLate
        ? request.socket?.connecting !== false
        : beforeRequest.has(error.code ?? '');
      const detail = isLate ? 'no answer in time' : (error.code ?? error.name);
      resolve({ kind: isUnread ? 'unreachable' : 'unclear', detail });
    });
    request.end(body);
  });
}

/** By events: an iterator over each of thousands of answers takes as long as all the rest of reading. */
function readAnswer(response: IncomingMessage, resolve: (reply: HttpReply) => void): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (piece: string) => (text += piece));
  response.on('end', () => resolve(answerOf(response, text)));
  // Cut off in the middle: a request that was answered so far has been read.
  response.on('error', () => resolve(answerOf(response, '')));
}

function answerOf({ statusCode: status = 0, headers }: IncomingMessage, text: string): HttpReply {
  const seconds = Number(headers['retry-after']);
  const retryAfterMs = seconds > 0 ? seconds * 1000 : undefined;
  try {
    const body: unknown = JSON.parse(text);
    const fields = typeof body === 'object' && body !== null ? body : {};
    return { kind: 'answer', status, body: fields as Record<string, unknown>, retryAfterMs };
  } catch {
    // A refusal needs no readable body; a success without one says nothing.
    if (status >= 400) return { kind: 'answer', status, body: {}, retryAfterMs };
    return { kind: 'unclear', detail: `HTTP ${status} without JSON` };
  }
}

/** A field that a provider sends as text or as a number; empty when it is neither. */
export function textField(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
