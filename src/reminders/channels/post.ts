const sendTimeoutMs = 8_000;

/** What a provider's server did with a request. */
export type Reply =
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
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** POSTs JSON to a provider and waits at most eight seconds for its answer. Never throws. */
export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
  timeoutMs?: number,
): Promise<Reply> {
  const json = { 'content-type': 'application/json', ...headers };
  return post(url, JSON.stringify(body), json, timeoutMs);
}

/** The same with the fields of a form. */
export function postForm(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  timeoutMs?: number,
): Promise<Reply> {
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return post(url, new URLSearchParams(fields).toString(), form, timeoutMs);
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs = sendTimeoutMs,
): Promise<Reply> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    return readAnswer(await fetch(url, { method: 'POST', headers, body, signal }));
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause;
    const detail = cause?.code ?? (error as Error).name;
    const isUnread = cause?.code !== undefined && beforeRequest.has(cause.code);
    return { kind: isUnread ? 'unreachable' : 'unclear', detail };
  }
}

async function readAnswer(response: Response): Promise<Reply> {
  const { status } = response;
  const seconds = Number(response.headers.get('retry-after'));
  const retryAfterMs = seconds > 0 ? seconds * 1000 : undefined;
  try {
    const body: unknown = await response.json();
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
