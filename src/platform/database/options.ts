import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { types as pgTypes } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations';
import { keepPrivate, makePrivateFile, makePrivateFolder } from '../common/private-files';
import { preparedSqlite } from './prepared-sqlite';
import { SnakeNaming } from './snake-naming';

/** The classes of the tables, as the modules register them. */
export type Entities = (new () => object)[];

export type Dialect = 'sqlite' | 'postgres';

export function dialectOf(databaseUrl: string): Dialect {
  return databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgres';
}

/** TypeORM's options for `sqlite:FILE` or `postgres://…`; the one place that knows both. */
export function dataSourceOptions(databaseUrl: string, entities: Entities): DataSourceOptions {
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
      driver: preparedSqlite,
      database: file,
      enableWAL: true,
      busyTimeout: 15_000,
    };
  }
  pgTypes.setTypeParser(pgTypes.builtins.INT8, Number);
  return {
    ...shared,
    type: 'postgres',
    url: databaseUrl,
    poolSize: 10,
    extra: { options: postgresSettings },
  };
}

/**
 * Rows lie in memory or on an SSD: looking up a few hundred by their key costs less than reading the
 * whole table, which PostgreSQL's default for turning disks would rather do. Compiling a statement
 * (jit) takes longer than any of ours.
 */
const postgresSettings = '-c random_page_cost=1.1 -c jit=off';
