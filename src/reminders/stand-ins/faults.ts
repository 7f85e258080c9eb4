/** What a stand-in does instead of its work. */
export type Fault =
  | { kind: 'slow'; milliseconds: number }
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  /** The connection breaks before anything was accepted. */
  | { kind: 'reset' }
  /** The message is accepted, but no answer ever comes. */
  | { kind: 'silent-after-accepting' }
  /** The provider's own refusal. */
  | { kind: 'code'; code: number };

/** Reads a fault from JSON; undefined when it is none. */
export function faultOf(body: Record<string, unknown>): Fault | undefined {
  const kinds = ['slow', 'status', 'reset', 'silent-after-accepting', 'code'];
  return kinds.some((kind) => kind === body.kind) ? (body as unknown as Fault) : undefined;
}
