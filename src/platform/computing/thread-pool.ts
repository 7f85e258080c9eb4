import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ComputingThread, Interrupted } from './computing-thread';
import type { ThreadProgram, Works } from './thread-program';

/** Threads that had nothing to do for so long end and give their memory back. */
const restMs = 30_000;

/**
 * The threads of this process, as many as there are cores whatever they compute, so that pages answer
 * meanwhile. Whoever comes when all are busy waits in line.
 */
@Injectable()
export class ThreadPool implements OnModuleDestroy {
  readonly most = availableParallelism();
  private readonly busy = new Set<ComputingThread>();
  private readonly idle: ComputingThread[] = [];
  private readonly waiting: (() => void)[] = [];
  private taken = 0;
  private resting?: NodeJS.Timeout;
  private isClosing = false;

  /** Threads at work or at rest. */
  get alive(): number {
    return this.busy.size + this.idle.length;
  }

  /**
   * Has a program do a work; `onProgress` gets whole percents. Rejects when the computation breaks,
   * with Interrupted when the process is about to end.
   */
  async run<W extends Works<W>, K extends keyof W>(
    program: ThreadProgram<W>,
    kind: K,
    asks: W[K]['asks'],
    onProgress: (percent: number) => void = () => undefined,
  ): Promise<W[K]['gives']> {
    clearTimeout(this.resting);
    if (this.taken < this.most) this.taken++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.isClosing) throw new Interrupted();
    const thread = this.threadFor(program.file);
    let isSound = false;
    try {
      const result = await thread.compute({ kind, asks }, onProgress);
      isSound = true;
      return result;
    } finally {
      this.giveBack(thread, isSound);
    }
  }

  /** Before the queue and the database close, so that whoever waits for a thread can still write. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const wake of this.waiting.splice(0)) wake();
    for (const thread of this.busy) thread.end();
    this.busy.clear();
    this.endIdle();
  }

  private threadFor(file: string): ComputingThread {
    const at = this.idle.findIndex((thread) => thread.file === file);
    const [warm] = at < 0 ? [] : this.idle.splice(at, 1);
    // One that rests from other work makes room: never more threads than cores.
    if (!warm && this.alive >= this.most) this.idle.shift()?.end();
    const thread = warm ?? new ComputingThread(file);
    this.busy.add(thread);
    return thread;
  }

  /** Whoever waits longest takes over the place of the one who gives back. */
  private giveBack(thread: ComputingThread, isSound: boolean): void {
    this.busy.delete(thread);
    if (isSound && !this.isClosing) this.idle.push(thread);
    else thread.end();
    const next = this.waiting.shift();
    if (next) return next();
    this.taken--;
    this.resting = setTimeout(() => this.endIdle(), restMs).unref();
  }

  private endIdle(): void {
    clearTimeout(this.resting);
    for (const thread of this.idle.splice(0)) thread.end();
  }
}
