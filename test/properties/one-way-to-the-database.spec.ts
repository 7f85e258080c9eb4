import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../src');

/** Who speaks to a database otherwise (docs/adr/0012-one-way-to-the-database.md), each with its reason. */
const allowed: [folder: RegExp, reason: string][] = [
  [/^platform\/database\//, 'the one way itself'],
  [/^platform\/keeping\//, 'whole databases, copied as they are'],
  [/^platform\/watching\//, 'a watchdog, with a connection of its own'],
  [/^platform\/queue\/backends\//, "the queue's own database, through clients of its own"],
];

/** Of TypeORM's managers, repositories and runners; nothing else of ours is called so. */
const refusedOfAnybody = new Set([
  'query',
  'upsert',
  'createQueryBuilder',
  'createQueryRunner',
  'getRepository',
  'getRawMany',
  'getRawOne',
]);

/** Services may insert and save by methods of these names; what is neither `this` nor a field of it may not. */
const refusedOfOthers = new Set(['insert', 'save']);

/** Most files need not be parsed. */
const mayBeOther = new RegExp(
  `\\b(?:${[...refusedOfAnybody, ...refusedOfOthers].join('|')})\\b`,
  'i',
);

const insertOfRows = /\bINSERT\s+INTO\s+\S+\s*\([^)]*\)\s*VALUES\b/i;

describe('one way to the database', () => {
  it('is taken by all of the program', () => {
    const others = sources()
      .filter((path) => !allowed.some(([where]) => where.test(path)))
      .flatMap((path) => otherWaysIn(textOf(path), path).map((way) => `${path}: ${way}`));
    expect(others).toEqual([]);
  });

  it('allows no folder that needs no permission', () => {
    const needsIt = ([where]: (typeof allowed)[number]) =>
      sources().some((path) => where.test(path) && otherWaysIn(textOf(path), path).length > 0);
    expect(allowed.filter((one) => !needsIt(one))).toEqual([]);
  });

  it.each([
    'manager.query(`SELECT 1`)',
    'this.unitOfWork.read.query<Row[]>(sql)',
    'work.manager.insert(Pair, pair)',
    'read.insert(Pair, pair)',
    'manager.save(entity, rows, { chunk: 200 })',
    'this.unitOfWork.read.save(pair)',
    "manager.upsert(ZaloToken, row, ['name'])",
    "manager.createQueryBuilder().from(side, 'p')",
    'manager?.query(sql)',
    "manager['query'](sql)",
    'const { query } = manager',
    'execute(manager, `INSERT INTO pair (id, ward_id) VALUES ($1, $2)`, [id, wardId])',
  ])('finds another way in %s', (line) => {
    expect(otherWaysIn(line, 'line.ts')).toHaveLength(1);
  });

  it.each([
    'insert(manager, Pair, pair)',
    'this.insert(manager, actor, account)',
    'this.counter.insert(manager, actor, wardId, person)',
    'select(read, row, `SELECT id FROM pair`)',
    'execute(manager, `INSERT INTO venue_use (venue_id) SELECT id FROM venue`)',
    "pages.find(({ query }) => query === '')",
  ])('takes %s for no other way', (line) => {
    expect(otherWaysIn(line, 'line.ts')).toEqual([]);
  });
});

function sources(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What a file says to a database without asking platform/database. */
function otherWaysIn(source: string, path: string): string[] {
  const found: string[] = [];
  if (!mayBeOther.test(source)) return found;
  const look = (node: ts.Node): void => {
    const way = calledIn(node) ?? takenIn(node) ?? insertedIn(node);
    if (way) found.push(way);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** `manager.query(…)`, `manager['query'](…)` */
function calledIn(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression;
  const name = nameOf(called);
  if (name === undefined) return undefined;
  const { expression: of } = called as ts.PropertyAccessExpression | ts.ElementAccessExpression;
  const isRefused = refusedOfAnybody.has(name) || (refusedOfOthers.has(name) && !isOwn(of));
  return isRefused ? called.getText() : undefined;
}

/** `const { query } = manager` */
function takenIn(node: ts.Node): string | undefined {
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name)) return undefined;
  const isManager = /(?:manager|read)$/.test(node.initializer?.getText() ?? '');
  const names = node.name.elements.map((one) => (one.propertyName ?? one.name).getText());
  const isTaken = names.some((name) => refusedOfAnybody.has(name) || refusedOfOthers.has(name));
  return isManager && isTaken ? node.getText() : undefined;
}

function insertedIn(node: ts.Node): string | undefined {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  return isText && insertOfRows.test(node.getText()) ? node.getText() : undefined;
}

function nameOf(called: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(called)) return called.name.text;
  if (!ts.isElementAccessExpression(called)) return undefined;
  return ts.isStringLiteral(called.argumentExpression) ? called.argumentExpression.text : undefined;
}

/** `this` and what it holds, but for a manager. */
function isOwn(node: ts.Expression): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  const isField =
    ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isField && !/(?:manager|read)$/i.test(node.name.text);
}
