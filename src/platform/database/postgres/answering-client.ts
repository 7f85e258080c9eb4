import { Client, type QueryResult } from 'pg';
import { BeginningQuery } from './beginning-query';
import { isStalePlan, type KeptStatements } from './kept-statements';
import type { Sealing } from '../sealing/sealing';

/** So much longer than the server itself allows a statement. */
const GRACE_MS = 2_000;
/** What begins and ends transactions; the server's limit of statements does not hold for a COMMIT. */
const SHORT_MS = 10_000;
const isShort = /^\s*(BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SELECT 1$)/i;
const isBegin = /^\s*(?:BEGIN|START TRANSACTION)\s*$/i;
const isEnd = /^\s*(?:COMMIT|ROLLBACK)\s*$/i;
/** Those go out as they are: PostgreSQL prepares one at a time. */
const isSeveral = /;\s*\S/;

/** A statement that nobody answers: the server stands still, or the network lost it. */
class NoAnswerError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('PostgreSQL did not answer in time.');
  }
}

type Ask = (...asked: unknown[]) => unknown;
type Answer = Promise<QueryResult>;

export interface Answering {
  /** Of one statement; 0 is without end, as of migrations. */
  statementMs: number;
  sealing?: Sealing | null;
  /** Where nothing stands between, such as PgBouncer, which gives every transaction another connection. */
  kept?: KeptStatements;
}

const nothing = { rows: [], rowCount: null, command: 'BEGIN' } as unknown as QueryResult;

/**
 * A client of node-postgres that gives up a connection on which no answer comes: the driver itself would wait
 * for ever. All who wait on it hear of it, and the pool opens another. A transaction is opened together with its first
 * statement, and what is asked often is kept prepared. What is sealed goes through it sealed, and comes back opened.
 */
export function answeringClient({ statementMs, sealing, kept }: Answering): typeof Client {
  class AnsweringClient extends Client {
    private readonly ask = super.query.bind(this) as Ask;
    private isInTransaction = false;
    private isToBegin = false;

    override query = ((...given: unknown[]) => {
      const [text, values] = given;
      const isPlain = typeof text === 'string' && !given.some((one) => typeof one === 'function');
      if (isPlain && statementMs > 0) return this.answer(text, (values ?? []) as unknown[]);
      return this.pass(sealing ? given.map((one) => sealedIn(sealing, one)) : given);
    }) as Client['query'];

    private answer(text: string, values: unknown[]): Answer {
      if (isBegin.test(text)) {
        this.isInTransaction = true;
        this.isToBegin = true;
        return Promise.resolve(nothing);
      }
      if (isEnd.test(text)) {
        this.isInTransaction = false;
        // Nothing was asked within it.
        if (this.isToBegin) return Promise.resolve(this.ended());
      }
      const answer = this.begunWith(
        text,
        sealing ? values.map((one) => sealing.parameter(one)) : values,
      );
      if (!sealing) return answer;
      return answer.then((result) => {
        openRows(sealing, result);
        return result;
      });
    }

    private ended(): QueryResult {
      this.isToBegin = false;
      return nothing;
    }

    private async begunWith(text: string, values: unknown[]): Answer {
      const name = kept?.nameOf(text);
      const asked = { text, values, ...(name !== undefined && { name }) };
      const isFirst = this.isToBegin;
      this.isToBegin = false;
      try {
        if (!isFirst) return await this.within(text, () => this.ask(asked) as Answer);
        if (!isSeveral.test(text)) return await this.within(text, () => this.begin(asked));
        await this.within('BEGIN', () => this.ask('BEGIN') as Answer);
        return await this.within(text, () => this.ask(asked) as Answer);
      } catch (error) {
        if (!isStalePlan(error)) throw error;
        kept?.renew();
        // Within a transaction all of it has to be done again.
        if (this.isInTransaction) throw error;
        return this.within(text, () => this.ask(text, values) as Answer);
      }
    }

    private begin(asked: { text: string; values: unknown[] }): Answer {
      return new Promise((resolve, reject) => {
        const answered = (error: Error | undefined, result: unknown): void => {
          if (error) reject(error);
          else resolve(result as QueryResult);
        };
        const extended = { ...asked, queryMode: 'extended' };
        this.ask(new BeginningQuery(extended, answered));
      });
    }

    private async within(text: string, work: () => Answer): Answer {
      const over = this.limited(text);
      try {
        return await work();
      } finally {
        over();
      }
    }

    /** As the driver's own users ask, such as a pool that is opened. */
    private pass(asked: unknown[]): unknown {
      const [statement] = asked;
      if (statementMs === 0) return opened(sealing, this.ask(...asked));
      const over = this.limited(typeof statement === 'string' ? statement : '');
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
    }

    /** Gives what is to be called when the answer has come. */
    private limited(text: string): () => void {
      const timer = setTimeout(
        () => {
          const { stream } = (
            this as unknown as { connection: { stream: { destroy(e: Error): void } } }
          ).connection;
          stream.destroy(new NoAnswerError());
        },
        isShort.test(text) ? SHORT_MS : statementMs + GRACE_MS,
      );
      return () => clearTimeout(timer);
    }
  }
  return AnsweringClient;
}

function sealedIn(sealing: Sealing, asked: unknown): unknown {
  return Array.isArray(asked) ? asked.map((value) => sealing.parameter(value)) : asked;
}

function openRows(sealing: Sealing | null | undefined, given: unknown): void {
  if (!sealing) return;
  for (const one of [given].flat()) sealing.open((one as QueryResult | undefined)?.rows);
}

function opened(sealing: Sealing | null | undefined, answer: unknown): unknown {
  if (!sealing || !(answer instanceof Promise)) return answer;
  return answer.then((given: unknown) => {
    openRows(sealing, given);
    return given;
  });
}
