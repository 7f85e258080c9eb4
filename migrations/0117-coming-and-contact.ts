import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

/** A mentee says that they will come; a ward names the number that people may call. */
export class ComingAndContact1763700000117 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE booking ADD COLUMN coming_to bigint`]);
    await changeSettings(runner, (settings) => ({ contactPhone: null, ...settings }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, [`ALTER TABLE booking DROP COLUMN coming_to`]);
    await changeSettings(runner, (settings) =>
      Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'contactPhone')),
    );
  }
}

type Settings = Record<string, unknown>;

async function changeSettings(
  runner: QueryRunner,
  change: (settings: Settings) => Settings,
): Promise<void> {
  const [value, id] = isPostgres(runner) ? ['$1', '$2'] : ['?', '?'];
  const wards = (await runner.query(`SELECT id, settings FROM ward`)) as Record<string, string>[];
  for (const ward of wards) {
    const settings = JSON.stringify(change(JSON.parse(ward.settings) as Settings));
    await runner.query(`UPDATE ward SET settings = ${value} WHERE id = ${id}`, [settings, ward.id]);
  }
}
