import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../src');
/** A folder with more is not a task any more. */
const MOST_FILES = 30;

/** Each folder of the program with those that its own files import from, types too. */
function arrowsBetweenFolders(): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const file of programFiles()) {
    const from = folderOf(file);
    const to = arrows.get(from) ?? new Set();
    for (const target of importsOf(file)) if (folderOf(target) !== from) to.add(folderOf(target));
    arrows.set(from, to);
  }
  return arrows;
}

function programFiles(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name))
    .map((name) => join(root, name));
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const options = { moduleResolution: ts.ModuleResolutionKind.Bundler };
    const { resolvedModule } = ts.resolveModuleName(fileName, file, options, ts.sys);
    const target = resolvedModule?.resolvedFileName;
    return target?.startsWith(root) ? [target] : [];
  });
}

const folderOf = (file: string): string => relative(root, dirname(file));

/** Folders of which each leads to all others of its circle. */
function circlesIn(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map([...arrows.keys()].map((from) => [from, reachedFrom(from, arrows)]));
  const circles = [...arrows.keys()].map((from) =>
    [...(reach.get(from) ?? [])].filter((to) => reach.get(to)?.has(from)).sort(),
  );
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()].filter(
    ({ length }) => length > 0,
  );
}

function reachedFrom(start: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const to of arrows.get(from) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

describe('the folders of the program', () => {
  it('know each other in one direction only, a folder and one inside it too', () => {
    const arrows = arrowsBetweenFolders();
    expect(arrows.get('modules/sessions/booking')).toContain('modules/sessions/rules');
    expect(circlesIn(arrows)).toEqual([]);
  });

  it('would be told of a circle', () => {
    const arrows = new Map([
      ['a', new Set(['a/b'])],
      ['a/b', new Set(['c', 'd'])],
      ['c', new Set(['a'])],
      ['d', new Set<string>()],
    ]);
    expect(circlesIn(arrows)).toEqual([['a', 'a/b', 'c']]);
  });

  it('hold no more files than one reads at a glance', () => {
    const counts = new Map<string, number>();
    for (const file of programFiles()) {
      counts.set(folderOf(file), (counts.get(folderOf(file)) ?? 0) + 1);
    }
    const crowded = [...counts].filter(
      ([folder, count]) => count > MOST_FILES && !folder.startsWith('texts/'),
    );
    expect(crowded).toEqual([]);
  });
});
