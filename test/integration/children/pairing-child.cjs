/** A process that pairs a ward and is killed while it stores. Argument: JSON of what it needs. */
require('../../support/typescript.cjs');
const { NestFactory } = require('@nestjs/core');
const { PostgresQueryRunner } = require('typeorm/driver/postgres/PostgresQueryRunner.js');
const { SqliteQueryRunner } = require('typeorm/driver/sqlite/SqliteQueryRunner.js');
const { CommandModule } = require('../../../src/commands/shell/command.module.ts');
const { parseEnv } = require('../../../src/platform/config/env.ts');
const { MatchRunsService } = require('../../../src/modules/matching/runs/match-runs.service.ts');
const { FakeClock } = require('../../support/clocks/fake-clock.ts');

const { settings, now, runId, diesAfter } = JSON.parse(process.argv[2]);

for (const { prototype } of [SqliteQueryRunner, PostgresQueryRunner]) {
  const { query } = prototype;
  prototype.query = async function (sql, ...rest) {
    const answer = await query.call(this, sql, ...rest);
    if (sql.includes(diesAfter)) process.kill(process.pid, 'SIGKILL');
    return answer;
  };
}

async function main() {
  const app = await NestFactory.createApplicationContext(
    CommandModule.forRoot(parseEnv(settings), new FakeClock(now)),
    { logger: ['fatal'] },
  );
  await app.get(MatchRunsService).execute(runId);
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
