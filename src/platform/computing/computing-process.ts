import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { Interrupted, memoryLimit } from './computing-thread';
import { processorMsOf } from './processor-time';
import type { Asked, Reply } from './thread-program';

/** It needed more memory or time than is its own. */
export class Exhausted extends Error {}

/**
 * How long one work may take. A busy machine lets a good work wait, so that it is the processor's time that counts; the
 * clock, far beyond it, ends what only waits, and all of it where the system does not tell a process's time.
 */
export interface TimeBounds {
  processorMs: number;
  clockMs: number;
}

/** A process that is nearly through is looked at so often. */
const LOOK_AGAIN_MS = 50;

/**
 * A process that does one work after another, for what comes from outside: a thread that needs too much memory
 * in one piece takes the whole service along, a process ends alone. People who wait for a page come before it.
 */
export class ComputingProcess {
  private readonly child: ChildProcess;
  private breakOff: () => void = () => undefined;

  constructor(
    readonly file: string,
    megabytes: number,
  ) {
    const most = Math.floor(Math.min(megabytes, memoryLimit()));
    const others = process.execArgv.filter((one) => !one.startsWith('--max-old-space-size'));
    this.child = fork(file, {
      execArgv: [...others, `--max-old-space-size=${most}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('error', () => undefined);
    this.yieldToOthers();
    this.rest();
  }

  /** One work at a time. A process that broke is of no further use. @throws Exhausted */
  compute(
    work: Asked,
    onProgress: (percent: number) => void,
    bounds?: TimeBounds,
  ): Promise<unknown> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const stopWatching = bounds && this.watch(bounds, () => fail(this.ranOutOfTime()));
      const settle = (answer: () => void) => {
        stopWatching?.();
        this.breakOff = () => undefined;
        child.off('message', hear).off('error', fail).off('exit', leave);
        this.rest();
        answer();
      };
      const fail = (error: Error) => settle(() => reject(error));
      const hear = (reply: Reply) => {
        if ('percent' in reply) onProgress(reply.percent);
        else if ('broken' in reply) fail(new Error(reply.broken));
        else settle(() => resolve(reply.result));
      };
      const leave = (code: number | null) => fail(this.endedWith(code));
      this.breakOff = () => fail(new Interrupted());
      child.on('message', hear).on('error', fail).on('exit', leave);
      child.ref();
      child.channel?.ref();
      if (child.connected) child.send(work, (error) => error && fail(error));
      else fail(this.endedWith(child.exitCode));
    });
  }

  end(): void {
    this.breakOff();
    this.child.kill('SIGKILL');
  }

  /** Looks again when the work, had it a processor of its own, would be through with its time. */
  private watch({ processorMs, clockMs }: TimeBounds, onOver: () => void): () => void {
    const { pid } = this.child;
    const begun = performance.now();
    const before = processorMsOf(pid);
    let timer: NodeJS.Timeout;
    const look = () => {
      const now = before === null ? null : processorMsOf(pid);
      const used = now === null ? 0 : now - (before ?? 0);
      const clockLeft = clockMs - (performance.now() - begun);
      const left = now === null ? clockLeft : Math.min(processorMs - used, clockLeft);
      if (left <= 0) onOver();
      else timer = setTimeout(look, Math.max(LOOK_AGAIN_MS, left));
    };
    timer = setTimeout(look, Math.min(processorMs, clockMs));
    return () => clearTimeout(timer);
  }

  private ranOutOfTime(): Exhausted {
    this.child.kill('SIGKILL');
    return new Exhausted(`The process of ${basename(this.file)} took too long.`);
  }

  /** Node ends itself by a signal when its memory is used up, and so does the system. */
  private endedWith(code: number | null): Error {
    const what = `The process of ${basename(this.file)} ended with ${code ?? this.child.signalCode}.`;
    return code === null || code > 128 ? new Exhausted(what) : new Error(what);
  }

  private rest(): void {
    this.child.unref();
    this.child.channel?.unref();
  }

  private yieldToOthers(): void {
    try {
      if (this.child.pid !== undefined)
        setPriority(this.child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // Not everywhere may a process say so; it then takes its turn with the others.
    }
  }
}
