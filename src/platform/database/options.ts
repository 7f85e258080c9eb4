import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { types as pgTypes } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations';
import { keepPrivate, makePrivateFile, makePrivateFolder } from '../common/private-files';
import { preparedSqlite } from './prepared-sqlite';
import { answeringClient } from './postgres/answering-client';
import type { KeptStatements } from './postgres/kept-statements';
import type { Sealing } from './sealing/sealing';
import { SnakeNaming } from './snake-naming';

/** The classes of the tables, as the modules register them. */
export type Entities = (new () => object)[];

export type Dialect = 'sqlite' | 'postgres';

/** How long is waited on PostgreSQL, in milliseconds, and how many connections a process has for what. */
export interface Limits {
  connectMs: number;
  lockMs: number;
  statementMs: number;
  writers: number;
  readers: number;
  /** Of those who come in: neither writes nor reads that wait may keep the door shut. */
  signIns: number;
}

/** So long, in milliseconds, SQLite waits for another process that writes. */
export const BUSY_MS = 5_000;

export const defaultLimits: Limits = {
  connectMs: 3_000,
  lockMs: 5_000,
  statementMs: 30_000,
  writers: 10,
  readers: 6,
  signIns: 2,
};

/** Where somebody looks who is connected. */
export const applicationName = 'tung-ngo';

export function dialectOf(databaseUrl: string): Dialect {
  return databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgres';
}

/** TypeORM's options for `sqlite:FILE` or `postgres://…`; the one place that knows both. */
export function dataSourceOptions(
  databaseUrl: string,
  entities: Entities,
  { poolSize, ...limits }: Limits & { poolSize: number } = { ...defaultLimits, poolSize: 10 },
  sealing: Sealing | null = null,
  kept?: KeptStatements,
): DataSourceOptions {
  const shared = {
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
  } as const;

  if (dialectOf(databaseUrl) === 'sqlite') {
    const file = resolve(databaseUrl.slice('sqlite:'.length));
    makePrivateFolder(dirname(file));
    makePrivateFile(file);
    for (const beside of ['-wal', '-shm']) {
      if (existsSync(file + beside)) keepPrivate(file + beside);
    }
    return {
      ...shared,
      type: 'sqlite',
      driver: preparedSqlite(sealing),
      database: file,
      enableWAL: true,
      busyTimeout: BUSY_MS,
    };
  }
  pgTypes.setTypeParser(pgTypes.builtins.INT8, Number);
  return {
    ...shared,
    type: 'postgres',
    url: databaseUrl,
    poolSize,
    applicationName,
    connectTimeoutMS: limits.connectMs,
    extra: {
      options: settingsOf(limits),
      Client: answeringClient({ statementMs: limits.statementMs, sealing, kept }),
    },
  };
}

/**
 * Rows lie in memory or on an SSD: looking up a few hundred by their key costs less than reading the
 * whole table, which PostgreSQL's default for turning disks would rather do. Compiling a statement
 * (jit) takes longer than any of ours.
 */
const postgresSettings =
  '-c random_page_cost=1.1 -c jit=off -c default_transaction_isolation=read\\ committed';

/** Said at the start of each connection, which costs no statement of its own. */
function settingsOf({ lockMs, statementMs }: Pick<Limits, 'lockMs' | 'statementMs'>): string {
  return `${postgresSettings} -c lock_timeout=${lockMs} -c statement_timeout=${statementMs}`;
}
