import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { dialectOf } from '../../database/options';
import { UnitOfWork } from '../../database/unit-of-work';
import { sqliteFileOf } from '../../keeping/make-backup';
import { JobQueue } from '../../queue/job-queue';
import { gauge } from './metrics';

const connections = gauge(
  'tung_ngo_pool_connections',
  'Connections to the database, and who waits for one; on SQLite writes that wait in line',
  ['pool', 'state'],
);
const jobs = gauge('tung_ngo_queue_jobs', 'Jobs by lane and state', ['lane', 'state']);
const free = gauge('tung_ngo_disk_free_bytes', 'Room left where the service writes', ['folder']);
const size = gauge('tung_ngo_disk_size_bytes', 'Room in all where the service writes', ['folder']);
const databaseBytes = gauge('tung_ngo_database_file_bytes', 'Bytes of the SQLite file', []);
const copyAge = gauge('tung_ngo_backup_age_seconds', 'Since the newest copy of a day', []);

/** How full the pools, the queue and the disks are, looked at when somebody collects. */
@Injectable()
export class StateMetrics {
  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  async look(): Promise<void> {
    for (const { pool, ...states } of this.unitOfWork.connectionCounts()) {
      for (const [state, count] of Object.entries(states)) connections.set({ pool, state }, count);
    }
    this.lookAtDisks();
    jobs.reset();
    for (const { lane, states } of await this.queue.counts()) {
      for (const [state, count] of Object.entries(states)) jobs.set({ lane, state }, count);
    }
  }

  private lookAtDisks(): void {
    const { dataDir, backupDir, DATABASE_URL: url } = this.env;
    const folders: Record<string, string> = { data: dataDir, backups: backupDir };
    if (dialectOf(url) === 'sqlite') {
      const file = sqliteFileOf(url);
      folders.database = dirname(file);
      databaseBytes.set(statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    }
    for (const [folder, path] of Object.entries(folders)) {
      if (!existsSync(path)) continue;
      const { bavail, blocks, bsize } = statfsSync(path);
      free.set({ folder }, bavail * bsize);
      size.set({ folder }, blocks * bsize);
    }
    const newest = newestCopyAt(backupDir);
    if (newest !== null) copyAge.set((this.clock.now() - newest) / 1000);
  }
}

function newestCopyAt(folder: string): number | null {
  if (!existsSync(folder)) return null;
  const newest = readdirSync(folder)
    .filter((name) => /^daily-.+\.sqlite$/.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  return statSync(join(folder, newest), { throwIfNoEntry: false })?.mtimeMs ?? null;
}
