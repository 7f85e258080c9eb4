import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres } from './run-statements';

const limits = { sessionsADay: 4, sessionsAWeek: 8, kilometresAnHour: 12, changeMinutes: 5 };

/** Every ward decides how much an ambassador's day and week may hold; those that stand get the usual. */
export class WeekLimits1763700000114 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return changeSettings(runner, (settings) => ({ ...limits, ...settings }));
  }

  down(runner: QueryRunner): Promise<void> {
    return changeSettings(runner, (settings) =>
      Object.fromEntries(Object.entries(settings).filter(([name]) => !(name in limits))),
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
