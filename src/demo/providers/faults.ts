import type { StoodIn } from './received';

/** What a stand-in does instead of its work. */
export type ProviderFault =
  | { kind: 'slow'; milliseconds: number }
  /** An HTTP status; for e-mail an SMTP reply code. */
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  /** The connection breaks before anything was accepted. */
  | { kind: 'reset' }
  /** The message is accepted, but no answer ever comes. */
  | { kind: 'silent-after-accepting' }
  /** The provider's own refusal. */
  | { kind: 'code'; code: number };

/** Decides for each request; undefined means: answer as the provider would. */
export type FaultOf = (request: {
  provider: StoodIn;
  phone: string;
  key: string;
}) => ProviderFault | undefined;

const kinds = ['slow', 'status', 'reset', 'silent-after-accepting', 'code'];

/** Reads a fault from JSON or from a form's fields; undefined when it is none. */
export function faultOf(body: Record<string, unknown>): ProviderFault | undefined {
  if (!kinds.some((kind) => kind === body.kind)) return undefined;
  const numbers = ['milliseconds', 'status', 'code', 'retryAfterSeconds'].flatMap((name) =>
    body[name] === undefined || body[name] === '' ? [] : [[name, Number(body[name])] as const],
  );
  return { kind: body.kind, ...Object.fromEntries(numbers) } as ProviderFault;
}
