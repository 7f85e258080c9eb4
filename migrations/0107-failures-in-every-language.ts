import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isPostgres, runStatements } from './run-statements';

const tables = ['match_run', 'week_plan_run', 'province_run', 'province_ward'];

/**
 * Why a run failed is kept as JSON, a code with the facts of its sentence, so that it can be told in
 * every language; what failed before keeps its sentence: {"sentence": "…"}.
 */
export class FailuresInEveryLanguage1763700000107 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const json = isPostgres(runner)
      ? `json_build_object('sentence', failure)`
      : `json_object('sentence', failure)`;
    await runStatements(runner, tables.map(setFailure(json)));
  }

  async down(runner: QueryRunner): Promise<void> {
    const sentence = isPostgres(runner)
      ? `COALESCE(failure::json ->> 'sentence', failure::json ->> 'code')`
      : `COALESCE(json_extract(failure, '$.sentence'), json_extract(failure, '$.code'))`;
    await runStatements(runner, tables.map(setFailure(sentence)));
  }
}

function setFailure(expression: string): (table: string) => string {
  return (table) => `UPDATE ${table} SET failure = ${expression} WHERE failure IS NOT NULL`;
}
