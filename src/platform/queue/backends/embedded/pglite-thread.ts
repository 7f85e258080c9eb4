import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { MonotonicClock } from '../../../common/monotonic-clock';
import { within } from '../../../common/within';
import { pgliteFile, quickCompiler, threadLimits, threadScript } from './pglite-script';

/** An error of PostgreSQL as it comes over from the thread. */
interface Fault {
  name: string;
  message: string;
  code?: string;
  detail?: string;
  stack?: string;
}

interface Message {
  ready?: true;
  id?: number;
  rows?: unknown[];
  affectedRows?: number;
  fault?: Fault;
  channel?: string;
  payload?: string;
}

export interface ThreadResult {
  rows: unknown[];
  rowCount: number;
}

interface Waiting {
  resolve: (result: ThreadResult) => void;
  reject: (error: Error) => void;
}

const patience = new MonotonicClock();
const openMs = 20_000;
const closeMs = 2_000;

/**
 * A PGlite folder open in a thread of its own: its statements never hold up the service, and on a
 * broken folder, where PGlite may hang or end its process, only the thread is lost.
 *
 * Emits 'notification' ({ channel, payload }), and 'damaged' once when it can do no more.
 */
export class PgliteThread extends EventEmitter {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private isOver = false;

  private constructor(private readonly thread: Worker) {
    super();
    this.setMaxListeners(50);
    thread.on('message', (message: Message) => this.receive(message));
    thread.on('error', (error) => this.end(error));
    thread.on('exit', () => this.end(new Error("The queue's database has stopped.")));
  }

  /** Rejects when the folder cannot be opened in twenty seconds. */
  static async open(folder: string): Promise<PgliteThread> {
    setFlagsFromString(quickCompiler);
    const thread = new Worker(threadScript, {
      eval: true,
      workerData: { file: pgliteFile, folder },
      resourceLimits: threadLimits,
      stdout: true,
      stderr: true,
    });
    const database = new PgliteThread(thread);
    try {
      await within(patience, openMs, database.untilReady());
    } catch (error) {
      await thread.terminate();
      throw error;
    }
    return database;
  }

  /** Without parameters `text` may hold several statements; the rows of the last one are given. */
  query(text: string, params?: readonly unknown[]): Promise<ThreadResult> {
    return new Promise((resolve, reject) => {
      if (this.isOver) return reject(new Error("The queue's database is closed."));
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.thread.postMessage({ id, text, params });
    });
  }

  /** Everything asked for before is done first, if it is done soon. */
  async close(): Promise<void> {
    if (this.isOver) return;
    this.removeAllListeners('damaged');
    const ended = new Promise((resolve) => this.thread.once('exit', resolve));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.thread.postMessage({ close: true });
    await within(patience, closeMs, ended).catch(() => this.thread.terminate());
  }

  private untilReady(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.once('ready', resolve);
      this.once('over', reject);
    });
  }

  private receive(message: Message): void {
    if (message.ready) this.emit('ready');
    else if (message.id === undefined) this.emit('notification', message);
    else this.answer(message.id, message);
  }

  private answer(id: number, { rows = [], affectedRows, fault }: Message): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (!fault) return waiting?.resolve({ rows, rowCount: affectedRows || rows.length });
    waiting?.reject(Object.assign(new Error(fault.message), fault));
    // Class XX is PostgreSQL's own "data corrupted"; a RuntimeError is the end of its WebAssembly.
    if (fault.code?.startsWith('XX') || fault.name === 'RuntimeError') this.emit('damaged');
  }

  private end(error: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    this.emit('over', error);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    this.emit('damaged');
  }
}
