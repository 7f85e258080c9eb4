import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { MonotonicClock } from '../common/monotonic-clock';
import { within } from '../common/within';
import { UnitOfWork } from '../database/unit-of-work';
import type { DatabaseProbe, DatabaseState } from './database-state';
import { PostgresProbe } from './postgres-probe';
import { SqliteProbe } from './sqlite-probe';

/** A watchdog that waits longer takes the process for dead. */
const PATIENCE_MS = 1_000;

/** Whether the database takes writes, asked beside all who use it. */
@Injectable()
export class DatabaseWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly probe: DatabaseProbe;
  private looking: Promise<DatabaseState> | undefined;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly clock: MonotonicClock,
  ) {
    const { options } = unitOfWork.read.connection;
    this.probe =
      options.type === 'sqlite'
        ? new SqliteProbe(options.database, () => clock.now())
        : new PostgresProbe((options as { url: string }).url);
  }

  /** From the beginning: whoever looks who uses the database sees this process. */
  onModuleInit(): void {
    void this.look();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.probe.close();
  }

  /** Of those who ask at the same time one asks for all. */
  async look(): Promise<DatabaseState> {
    this.looking ??= this.probe.look().finally(() => (this.looking = undefined));
    return within(this.clock, PATIENCE_MS, this.looking).catch(() => 'down' as const);
  }
}
