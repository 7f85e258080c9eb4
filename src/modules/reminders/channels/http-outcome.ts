import type { SendOutcome } from './channel';
import type { HttpReply } from './http-post';

const alarmPauseMs = 10 * 60_000;

/** The outcome when the reply is not a provider's own answer; undefined when its body must be read. */
export function httpOutcome(reply: HttpReply, now: number): SendOutcome | undefined {
  if (reply.kind === 'unreachable')
    return { kind: 'busy', code: 'unreachable', detail: reply.detail };
  if (reply.kind === 'unclear')
    return { kind: 'ambiguous', code: 'no-answer', detail: reply.detail };
  const { status } = reply;
  if (status < 400) return undefined;

  const code = `http-${status}`;
  const detail = `HTTP ${status}`;
  if (status === 401 || status === 403) {
    return { kind: 'paused', code, detail, untilAt: now + alarmPauseMs, alarm: true };
  }
  if (status === 429) {
    return { kind: 'busy', code, detail, retryAt: now + (reply.retryAfterMs ?? 10_000) };
  }
  // A gateway that lost its server cannot know what the server did.
  if (status === 502 || status === 504) return { kind: 'ambiguous', code, detail };
  if (status >= 500) return { kind: 'busy', code, detail };
  return { kind: 'refused', code, detail };
}
