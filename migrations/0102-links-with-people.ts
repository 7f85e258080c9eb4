import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { isPostgres, runStatements } from './run-statements';

/** A statement takes at most 32,766 values. */
const mostRows = 1000;

/** Whoever never had a personal link gets one: from here on a link is made with the person. */
export class LinksWithPeople1763700000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const kind of ['mentor', 'mentee']) {
      const people: { id: string; createdAt: number }[] = await runner.query(
        `SELECT id, created_at AS "createdAt" FROM ${kind}
         WHERE NOT EXISTS (
           SELECT 1 FROM personal_link l WHERE l.person_kind = '${kind}' AND l.person_id = ${kind}.id)`,
      );
      for (let from = 0; from < people.length; from += mostRows) {
        const values = people
          .slice(from, from + mostRows)
          .flatMap(({ id, createdAt }) => [uuidv7(), kind, id, createdAt]);
        const marks = Array.from({ length: values.length / 4 }, (_, row) =>
          placesOf(row, isPostgres(runner)),
        );
        await runner.query(
          `INSERT INTO personal_link (id, person_kind, person_id, created_at)
           VALUES ${marks.join(', ')}`,
          values,
        );
      }
    }
  }

  /** They stay: somebody may have been handed one. */
  async down(runner: QueryRunner): Promise<void> {
    await runStatements(runner, []);
  }
}

function placesOf(row: number, isNumbered: boolean): string {
  const places = [1, 2, 3, 4].map((place) => (isNumbered ? `$${4 * row + place}` : '?'));
  return `(${places.join(', ')})`;
}
