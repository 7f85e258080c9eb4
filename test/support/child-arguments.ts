import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const bundle = join(root, 'dist', 'children.cjs');

/** What is in the bundle, or decides what is. */
const inputs = ['dist/.built', 'src', 'migrations', 'test/support', 'test/factories'];

let isFresh: boolean | undefined;

/**
 * What Node is told to run a program of test/integration/children as a process of its own, which then may be killed: from the
 * bundle that `npm test` has made of all of them, which starts in a third of the time, unless a file changed since.
 */
export function childArguments(program: string, settings: object): string[] {
  const file = join(root, 'test/integration/children', program);
  isFresh ??= inputs.every((path) => isBefore(newestIn(join(root, path)), changedAt(bundle)));
  const isBundled = isFresh && changedAt(file) < changedAt(bundle);
  const runner = join(__dirname, 'run-child.cjs');
  return [...(isBundled ? [runner] : []), file, JSON.stringify(settings)];
}

/** What is not there, as while it is built, is before nothing. */
const isBefore = (one: number, other: number): boolean => one > 0 && one < other;

/** Of a file or a folder, with what is in it. */
function newestIn(path: string): number {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  const entries = isFolder ? readdirSync(path) : [];
  return entries.reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    changedAt(path),
  );
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
