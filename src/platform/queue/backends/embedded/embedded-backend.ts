import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
    await this.opening?.catch(() => undefined);
    await this.database?.close();
    await this.lock?.release();
  }

  private async openOrStartAnew(): Promise<void> {
    try {
      await this.openFolder();
    } catch {
      this.closing.signal.throwIfAborted();
      await this.database?.close();
      await this.folder.discard();
      await this.openFolder();
    }
  }

  /** Reads every waiting job once, so that damage shows now and not when a job falls due. */
  private async openFolder(): Promise<void> {
    const folder = await this.folder.prepare(this.closing.signal);
    this.database = await PgliteThread.open(folder);
    const pool = new PglitePool(this.database);
    await runMigrations(await pool.connect());
    await pool.query('SELECT count(data) FROM job');
    this.database.once('damaged', () => this.giveUp());
    this.pool = pool;
    this.vacuum();
    this.vacuuming = setInterval(() => this.vacuum(), vacuumEveryMs).unref();
  }

  private openPool(): PglitePool {
    if (!this.pool) throw new Error('The queue is not open.');
    return this.pool;
  }

  /** Under a second; what is put meanwhile waits for it. A fault shows in the next statement. */
  private vacuum(): void {
    this.pool?.query('VACUUM ANALYZE job, event').catch(() => undefined);
  }

  /** The service goes on with its rows; the next start begins with an empty queue. */
  private giveUp(): void {
    this.isDamaged = true;
    void this.folder.condemn();
  }
}
