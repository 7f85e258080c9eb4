import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const seated = `state IN ('held', 'booked', 'attended', 'absent')`;

/**
 * Who is in a session already is refused by booking_once, as on PostgreSQL; SQLite's triggers come
 * before its indexes and said mentee_in_one_place.
 */
export class OneRefusalForTheSameSession1763700000093 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (isPostgres(runner)) return;
    await runStatements(runner, triggers('AND session_id <> NEW.session_id'));
  }

  async down(runner: QueryRunner): Promise<void> {
    if (isPostgres(runner)) return;
    await runStatements(runner, triggers(''));
  }
}

function triggers(elsewhere: string): string[] {
  return [
    ['insert', 'INSERT'],
    ['update', 'UPDATE OF mentee_id, start_at, end_at, state'],
  ].flatMap(([suffix, event]) => [
    `DROP TRIGGER mentee_in_one_place_on_${suffix}`,
    `CREATE TRIGGER mentee_in_one_place_on_${suffix} BEFORE ${event} ON booking
      WHEN NEW.${seated}
      BEGIN
        SELECT RAISE(ABORT, 'mentee_in_one_place') WHERE EXISTS (
          SELECT 1 FROM booking
          WHERE mentee_id = NEW.mentee_id AND id <> NEW.id AND ${seated} ${elsewhere}
            AND start_at < NEW.end_at AND end_at > NEW.start_at);
      END`,
  ]);
}
