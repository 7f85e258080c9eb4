import type { EntityManager } from 'typeorm';
import type { RecordedStatement } from './statement-recorder';

type Statement = Pick<RecordedStatement, 'sql' | 'parameters'>;

/** A table of which a statement reads every row, and the planner's words for it. */
export interface TableScan {
  table: string;
  detail: string;
}

/** Whether it looks for rows, and not only adds one; TypeORM writes 0=1 where a list is empty. */
export const looksForRows = ({ sql }: Statement): boolean =>
  !sql.includes('(0=1)') &&
  /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)\b/i.test(sql) &&
  /\b(FROM|UPDATE)\s+(?!SET)/i.test(sql);

/** Asks the planner which tables a statement would read from end to end. */
export function scansOf(manager: EntityManager, statement: Statement): Promise<TableScan[]> {
  const isPostgres = manager.connection.options.type === 'postgres';
  return isPostgres ? scansOnPostgres(manager, statement) : scansOnSqlite(manager, statement);
}

/** Without figures about the tables SQLite plans by the schema alone, however many rows there are. */
async function scansOnSqlite(
  manager: EntityManager,
  { sql, parameters }: Statement,
): Promise<TableScan[]> {
  const steps: SqliteStep[] = await manager.query(`EXPLAIN QUERY PLAN ${sql}`, parameters);
  const tableOf = namesOfTables(manager, sql);
  const gathered = namesOfGathered(sql);
  return steps.flatMap((step) => {
    const [, name, index] = wholeOfTable.exec(step.detail) ?? [];
    const table = tableOf.get(name ?? '');
    const isGathered = gathered.has(name ?? '') && !isInside(steps, step);
    if (table === undefined || isGathered || shortIndexes.has(index ?? '')) return [];
    return [{ table, detail: step.detail }];
  });
}

/** For a least or a greatest value SQLite says SEARCH also where it has to look at every row. */
const wholeOfTable = /^(?:SCAN|SEARCH(?= \S+$)) (\S+)(?:.* INDEX (\S+))?/;

interface SqliteStep {
  id: number;
  parent: number;
  detail: string;
}

/** Whether the step gathers the rows of a WITH, and does not read them afterwards. */
function isInside(steps: readonly SqliteStep[], { parent }: SqliteStep): boolean {
  const above = steps.find(({ id }) => id === parent);
  return above !== undefined && (above.detail.startsWith('MATERIALIZE') || isInside(steps, above));
}

/** The names under which a statement reads the rows of its WITH. */
function namesOfGathered(sql: string): Set<string> {
  const names = new Set<string>();
  for (const [, name] of sql.matchAll(/(?:WITH|,)\s+(\w+) AS (?:MATERIALIZED )?\(/g)) {
    for (const [, alias] of sql.matchAll(new RegExp(`FROM ${name}\\s+(\\w+)`, 'g'))) {
      names.add(alias);
    }
  }
  return names;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Alias?: string;
  Plans?: PlanNode[];
}

/**
 * PostgreSQL plans by figures about the tables, and would rather read them from end to end and hash
 * them while they are small: with that switched off it does so only where no index finds the rows.
 */
async function scansOnPostgres(
  manager: EntityManager,
  { sql, parameters }: Statement,
): Promise<TableScan[]> {
  const [{ 'QUERY PLAN': plans }] = await manager.transaction(async (inside) => {
    for (const way of ['seqscan', 'hashjoin', 'mergejoin', 'material']) {
      await inside.query(`SET LOCAL enable_${way} = off`);
    }
    return inside.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
      `EXPLAIN (FORMAT JSON, COSTS OFF) ${sql}`,
      parameters,
    );
  });
  const short = await shortTables(manager);
  const scans: TableScan[] = [];
  const visit = (node: PlanNode, table: string | undefined): void => {
    const kind = node['Node Type'];
    const index = node['Index Name'];
    const relation = node['Relation Name'] ?? table;
    const readsAll =
      kind === 'Seq Scan' ||
      (index !== undefined && node['Index Cond'] === undefined && !shortIndexes.has(index));
    if (readsAll && relation && !short.has(relation)) {
      scans.push({ table: relation, detail: [kind, relation, node.Alias, index].join(' ') });
    }
    for (const child of node.Plans ?? []) visit(child, relation);
  };
  visit(plans[0].Plan, undefined);
  return scans;
}

/** Tables of a page or two, which PostgreSQL reads whole with any index; SQLite's plans judge them. */
async function shortTables(manager: EntityManager): Promise<Set<string>> {
  const rows: { name: string }[] = await manager.query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples < 100`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** Of few rows each, whatever the tables hold: what is held, waits, leaves or is at work at the moment. */
const shortIndexes = new Set([
  'booking_held',
  'booking_waiting',
  'match_run_one_at_work',
  'match_trial_one_at_work',
  'week_plan_run_one_at_work',
  'province_run_one_at_work',
  'reminder_lease',
  'reminder_unclear',
]);

/** What stands for which table in a statement; other names are of lists of values and subqueries. */
function namesOfTables(manager: EntityManager, sql: string): Map<string, string> {
  const tables = manager.connection.entityMetadatas.map(({ tableName }) => tableName).join('|');
  const mention = new RegExp(
    `(?<![.\\w"])"?(${tables})"?(?![\\w."])(?:\\s+(?:AS\\s+)?"?([A-Za-z_]\\w*))?`,
    'g',
  );
  const found = new Map<string, string>();
  for (const [, table, alias] of sql.matchAll(mention)) {
    found.set(table, table);
    if (alias) found.set(alias, table);
  }
  return found;
}
