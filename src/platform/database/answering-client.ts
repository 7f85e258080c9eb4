import { Client, type QueryResult } from 'pg';
import type { Sealing } from './sealing/sealing';

/** So much longer than the server itself allows a statement. */
const GRACE_MS = 2_000;
/** What begins and ends transactions; the server's limit of statements does not hold for a COMMIT. */
const SHORT_MS = 10_000;
const isShort = /^\s*(BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SELECT 1$)/i;

/** A statement that nobody answers: the server stands still, or the network lost it. */
class NoAnswerError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('PostgreSQL did not answer in time.');
  }
}

type Ask = (...asked: unknown[]) => unknown;

function sealedIn(sealing: Sealing, asked: unknown): unknown {
  return Array.isArray(asked) ? asked.map((value) => sealing.parameter(value)) : asked;
}

function openRows(sealing: Sealing | null, given: unknown): void {
  for (const one of [given].flat()) sealing?.open((one as QueryResult | undefined)?.rows);
}

function opened(sealing: Sealing | null, answer: unknown): unknown {
  if (!sealing || !(answer instanceof Promise)) return answer;
  return answer.then((given: unknown) => {
    openRows(sealing, given);
    return given;
  });
}

/**
 * A client of node-postgres that gives up a connection on which no answer comes: the driver itself would wait
 * for ever. All who wait on it hear of it, and the pool opens another. What is sealed goes through it sealed, and comes
 * back opened.
 */
export function answeringClient(
  statementMs: number,
  sealing: Sealing | null = null,
): typeof Client {
  class AnsweringClient extends Client {
    private readonly ask = super.query.bind(this) as Ask;

    override query = ((...given: unknown[]) => {
      const asked = sealing ? given.map((one) => sealedIn(sealing, one)) : given;
      const [statement] = asked;
      const words = typeof statement === 'string' ? statement : '';
      const limitMs = isShort.test(words) ? SHORT_MS : statementMs + GRACE_MS;
      if (statementMs === 0) return opened(sealing, this.ask(...asked));
      const timer = setTimeout(() => {
        const { stream } = (
          this as unknown as { connection: { stream: { destroy(e: Error): void } } }
        ).connection;
        stream.destroy(new NoAnswerError());
      }, limitMs);
      const over = (): void => clearTimeout(timer);
      const answered = asked.at(-1);
      if (typeof answered === 'function') {
        return this.ask(...asked.slice(0, -1), (...answer: unknown[]) => {
          over();
          openRows(sealing, answer[1]);
          (answered as Ask)(...answer);
        });
      }
      const answer = this.ask(...asked);
      if (answer instanceof Promise) answer.then(over, over);
      else over();
      return opened(sealing, answer);
    }) as Client['query'];
  }
  return AnsweringClient;
}
