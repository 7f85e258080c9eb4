// Builds the program, and the processes that tests start and kill, so that those start quickly.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { build, isNewer } from './build.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'test', 'integration', 'children');
const bundled = 'dist/children.cjs';

export async function buildTests() {
  await build();
  if (isNewer(bundled, ['dist/.built', 'test/support', 'test/factories', folder])) return;
  const programs = readdirSync(folder).filter((name) => name.endsWith('-child.cjs'));
  const needed = programs.flatMap((name) => modulesOf(join(folder, name)));
  const entry = [
    ...programs.map(
      (name) => `exports['${name}'] = () => require('../test/integration/children/${name}');`,
    ),
    `exports.load = () => { ${[...new Set(needed)].map((path) => `require('${path}');`).join(' ')} };`,
  ];
  await bundle(entry.join('\n'), join(root, bundled), [fromBuilt]);
  keepCode(bundled, 'load');
  keepCode('dist/tung-ngo.cjs', 'loadService');
}

/** What a program requires, seen from `dist`. */
function modulesOf(file) {
  const source = readFileSync(file, 'utf8');
  const paths = [...source.matchAll(/require\('([^']+)'\)/g)].map(([, path]) => path);
  return paths.map((path) =>
    path.startsWith('.') ? relative(join(root, 'dist'), join(folder, path)) : path,
  );
}

/** The program's files as they were built, with the types of what they are given; the tests' own need none. */
const fromBuilt = {
  name: 'from-built',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*(?:src|migrations)(?:\/|$)/ }, ({ path, resolveDir }) => {
      const found = join(
        root,
        'dist',
        relative(root, join(resolveDir, path.replace(/\.tsx?$/, ''))),
      );
      return resolveDir.startsWith(join(root, 'test')) ? { path: builtAt(found) } : undefined;
    });
    // It lets a program require TypeScript, and brings what stays.
    onLoad({ filter: /test\/support\/typescript\.cjs$/ }, () => ({
      contents: `require('reflect-metadata');`,
      resolveDir: root,
    }));
  },
};

function builtAt(path) {
  return [`${path}.js`, join(path, 'index.js')].find((file) => isNewer(file, []));
}

/** For processes that take V8's quick compiler of WebAssembly alone, which the code of others does not fit. */
function keepCode(file, load) {
  const script = `const kept = require('./bin/load-bundle.cjs').loadBundle(require('node:path').resolve('${file}'));
    kept.exports.${load}(); kept.keep(); process.exit();`;
  const quickly = ['--require', './test/support/quick-wasm.cjs', '--eval', script];
  const { status } = spawnSync(process.execPath, quickly, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
