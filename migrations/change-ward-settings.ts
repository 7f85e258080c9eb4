import type { QueryRunner } from 'typeorm';
import { isPostgres } from './run-statements';

/** As they stand in the row of a ward, by name. */
type WardSettings = Record<string, unknown>;

/** Changes the settings of every ward that stands. */
export async function changeWardSettings(
  runner: QueryRunner,
  change: (settings: WardSettings) => WardSettings,
): Promise<void> {
  const [value, id] = isPostgres(runner) ? ['$1', '$2'] : ['?', '?'];
  const wards = (await runner.query(`SELECT id, settings FROM ward`)) as Record<string, string>[];
  for (const ward of wards) {
    const settings = JSON.stringify(change(JSON.parse(ward.settings) as WardSettings));
    await runner.query(`UPDATE ward SET settings = ${value} WHERE id = ${id}`, [settings, ward.id]);
  }
}

/** Gives settings that a ward does not have yet their usual values. */
export function addWardSettings(runner: QueryRunner, added: WardSettings): Promise<void> {
  return changeWardSettings(runner, (settings) => ({ ...added, ...settings }));
}

/** Takes these settings out again. */
export function removeWardSettings(runner: QueryRunner, names: readonly string[]): Promise<void> {
  return changeWardSettings(runner, (settings) =>
    Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name))),
  );
}
