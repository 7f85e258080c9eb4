import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type MessagePort, parentPort } from 'node:worker_threads';

/** Each kind of work that a thread's program does, and what comes out of it. */
export type Works<W> = { [K in keyof W]: { asks: unknown; gives: unknown } };

/** A file that runs in a thread and serves the kinds of work `W`. */
export interface ThreadProgram<W extends Works<W>> {
  file: string;
  /** For the compiler alone. */
  works?: W;
}

/** What the thread is told. */
export interface Asked {
  kind: PropertyKey;
  asks: unknown;
}

/** What the thread tells: how far it is, then the result; a process, why there is none. */
export type Reply = { percent: number } | { result: unknown } | { broken: string };

type Doers<W extends Works<W>> = {
  [K in keyof W]: (
    asks: W[K]['asks'],
    report: (done: number) => void,
  ) => W[K]['gives'] | Promise<W[K]['gives']>;
};

/**
 * The program `name`.ts in `folder`. Under test the sources run uncompiled, and a thread needs the
 * built file.
 */
export function threadProgram<W extends Works<W>>(folder: string, name: string): ThreadProgram<W> {
  const beside = join(folder, `${name}.js`);
  if (existsSync(beside)) return { file: beside };
  const project = join(__dirname, '..', '..', '..');
  return { file: join(project, 'dist', relative(project, folder), `${name}.js`) };
}

/**
 * Body of a program, in a thread or in a process of its own: does one work after the other. `report` takes the
 * share that is done, 0 to 1. A work that throws ends it, so that nothing wrong ever leaves it.
 */
export function serveThread<W extends Works<W>>(doers: Doers<W>): void {
  const { listen, reply, giveUp } = parentPort ? threadEnds(parentPort) : processEnds();
  listen(({ kind, asks }) => {
    let told = 0;
    const report = (done: number): void => {
      const percent = Math.round(done * 100);
      if (percent === told) return;
      told = percent;
      reply({ percent });
    };
    Promise.resolve()
      .then(() => doers[kind as keyof W](asks as W[keyof W]['asks'], report))
      .then((result) => reply({ result }), giveUp);
  });
}

/** How a program hears and speaks. */
interface Ends {
  listen: (take: (asked: Asked) => void) => void;
  reply: (message: Reply) => void;
  giveUp: (fault: unknown) => void;
}

function threadEnds(port: MessagePort): Ends {
  return {
    listen: (take) => port.on('message', take),
    reply: (message) => port.postMessage(message),
    giveUp: (fault) => {
      // What throws where nobody catches it ends the thread.
      setImmediate(() => {
        throw fault;
      });
    },
  };
}

function processEnds(): Ends {
  process.on('disconnect', () => process.exit());
  return {
    listen: (take) => process.on('message', (asked) => take(asked as Asked)),
    reply: (message) => process.send?.(message),
    giveUp: (fault) => {
      const broken = (fault as Error | null)?.stack ?? String(fault);
      process.send?.({ broken }, () => process.exit(1));
    },
  };
}
