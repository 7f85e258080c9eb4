import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runMigrations, type Processor } from 'bullmq';
import type { FlowQueue, LaneQueue, LaneWorker, QueueBackend } from '../../lanes/backend';
import type { Lane } from '../../lanes/job-map';
import { postgresFlows, postgresQueue, postgresWorker } from '../../lanes/postgres-lanes';
import { DataFolder } from './data-folder';
import { FileLock } from '../../../common/file-lock';
import { PglitePool } from './pglite-pool';
import { pgliteVersion } from './pglite-script';
import { PgliteThread } from './pglite-thread';

/** PGlite has no autovacuum: rows of finished jobs are given back at this pace, and at each start. */
const vacuumEveryMs = 6 * 3_600_000;

/** So often one looks whether its files are still there. */
const lookEveryMs = 5_000;
const againMs = 5_000;

/** Jobs wait in a PostgreSQL inside this process (PGlite), with its files in `root`. */
export class EmbeddedBackend implements QueueBackend {
  readonly kind = 'embedded';
  private readonly folder: DataFolder;
  private readonly closing = new AbortController();
  private lock?: FileLock;
  private opening?: Promise<void>;
  private database?: PgliteThread;
  private pool?: PglitePool;
  private vacuuming?: NodeJS.Timeout;
  private watching?: NodeJS.Timeout;
  private isDamaged = false;

  constructor(private readonly root: string) {
    this.folder = new DataFolder(root, pgliteVersion());
  }

  async claim(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    this.lock = await FileLock.take(join(this.root, 'owner.lock'), 'alone');
    if (!this.lock) {
      throw new Error(
        `Another process already uses the queue in ${this.root}. Stop that process first, or set REDIS_URL or a PostgreSQL DATABASE_URL to run several.`,
      );
    }
  }

  async open(): Promise<void> {
    this.opening = this.openOrStartAnew();
    await this.opening;
  }

  queue(lane: Lane): LaneQueue {
    return postgresQueue(lane, this.openPool());
  }

  flows(): FlowQueue {
    return postgresFlows(this.openPool());
  }

  worker(lane: Lane, work: Processor): LaneWorker {
    return postgresWorker(lane, work, this.openPool());
  }

  isReachable(): boolean {
    return this.pool !== undefined && !this.isDamaged;
  }

  async ping(): Promise<void> {
    await this.openPool().query('SELECT 1');
  }

  async close(): Promise<void> {
    this.closing.abort();
    clearInterval(this.vacuuming);
    clearInterval(this.watching);
    await this.opening?.catch(() => undefined);
    await this.database?.close();
    await this.lock?.release();
  }

  /** What cannot be opened is begun anew from the template, and where that cannot be opened either, with a new one. */
  private async openOrStartAnew(): Promise<void> {
    const remedies = [() => this.folder.discard(), () => this.folder.discardAll()];
    for (;;) {
      try {
        return await this.openFolder();
      } catch (error) {
        this.closing.signal.throwIfAborted();
        const remedy = remedies.shift();
        if (!remedy) throw error;
        await this.database?.close();
        await remedy();
      }
    }
  }

  /** Reads every waiting job once, so that damage shows now and not when a job falls due. */
  private async openFolder(): Promise<void> {
    const folder = await this.folder.prepare(this.closing.signal);
    const database = await PgliteThread.open(folder);
    this.database = database;
    const fresh = new PglitePool(database);
    await runMigrations(await fresh.connect());
    await fresh.query('SELECT count(data) FROM job');
    database.once('damaged', () => this.beginAnew(database));
    if (this.pool) this.pool.goOnWith(database);
    else this.pool = fresh;
    this.vacuum();
    this.vacuuming ??= setInterval(() => this.vacuum(), vacuumEveryMs).unref();
    this.watching ??= setInterval(() => this.lookAfterFolder(), lookEveryMs).unref();
  }

  private openPool(): PglitePool {
    if (!this.pool) throw new Error('The queue is not open.');
    return this.pool;
  }

  /** Under a second; what is put meanwhile waits for it. A fault shows in the next statement. */
  private vacuum(): void {
    this.pool?.query('VACUUM ANALYZE job, event').catch(() => undefined);
  }

  /** PostgreSQL would not notice for long that its files were removed. */
  private lookAfterFolder(): void {
    if (this.database && !this.isDamaged && !this.folder.looksWhole())
      this.beginAnew(this.database);
  }

  /** The service goes on with its rows, and soon with an empty queue, which the sweeps fill from them. */
  private beginAnew(damaged: PgliteThread): void {
    if (this.isDamaged || this.closing.signal.aborted) return;
    this.isDamaged = true;
    this.opening = this.replace(damaged).catch(() => undefined);
  }

  private async replace(damaged: PgliteThread): Promise<void> {
    const { signal } = this.closing;
    // Should the process end meanwhile, the next one knows.
    await this.folder.condemn().catch(() => undefined);
    await damaged.close();
    while (!signal.aborted) {
      try {
        await this.folder.discard();
        await this.openOrStartAnew();
        this.isDamaged = false;
        return;
      } catch {
        await pause(againMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
