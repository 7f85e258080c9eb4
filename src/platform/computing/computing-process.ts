import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
import { Interrupted, memoryLimit } from './computing-thread';
import type { Asked, Reply } from './thread-program';

/** It needed more memory than is its own. */
export class Exhausted extends Error {}

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
  compute(work: Asked, onProgress: (percent: number) => void): Promise<unknown> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const settle = (answer: () => void) => {
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
