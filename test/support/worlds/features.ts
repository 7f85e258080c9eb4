import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandModule } from '../../../src/commands/shell/command.module';
import { parseEnv } from '../../../src/platform/config/env';
import { createTestDatabase, type TestDatabase } from '../databases/databases';
import { keyOfTests } from '../databases/open-test-database';
import { FakeClock } from '../clocks/fake-clock';

/** Sunday 22 November 2026, 10:00 in Ho Chi Minh City. */
export const sundayMorning = Date.UTC(2026, 10, 22, 3);

/** Every room of the domain on a database of its own, without queue and pages. */
export interface FeaturesWorld {
  app: INestApplicationContext;
  clock: FakeClock;
  database: TestDatabase;
  close(): Promise<void>;
}

export async function startFeatures(dialect: 'sqlite' | 'postgres'): Promise<FeaturesWorld> {
  const database = await createTestDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-features-'));
  const clock = new FakeClock(sundayMorning);
  const env = parseEnv({ DATABASE_URL: database.url, DATA_DIR: folder, ...keyOfTests });
  const app = await NestFactory.createApplicationContext(CommandModule.forRoot(env, clock), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return {
    app,
    clock,
    database,
    async close() {
      await app.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
