import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  version: string;
  license?: string;
  dev?: boolean;
}

/** What may stand in what we deliver: permissive, and nothing that reaches over to our own code. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** The last versions that nobody keeps any more. */
const givenUp: Record<string, number> = { fstream: 1, inflight: 1, rimraf: 3, glob: 8 };

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');

const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, LockedPackage>;
};

const delivered = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, locked]) => ({ name: path.split('node_modules/').at(-1) ?? path, ...locked }));

/** As SPDX writes it: one of several that are offered is enough, of several that hold together each is needed. */
function isAllowed(license = ''): boolean {
  const offered = license.replace(/[()]/g, '').split(' OR ');
  return offered.some((one) => one.split(' AND ').every((name) => allowed.includes(name)));
}

describe('what is delivered with the program', () => {
  it('has a licence that may be passed on, package by package', () => {
    expect(delivered.length).toBeGreaterThan(100);
    expect(delivered.filter(({ license }) => !isAllowed(license))).toEqual([]);
  });

  it('rests on no package that its own makers gave up', () => {
    const old = delivered.filter(
      ({ name, version }) => Number(version.split('.')[0]) <= (givenUp[name] ?? -1),
    );
    expect(old.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
  });

  it('stands with its reason in ADR 1, and so does what only builds and tests', () => {
    const decisions = read('docs/adr/0001-dependencies.md');
    const table = decisions.slice(0, decisions.indexOf('Left out:'));
    const manifest = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const named = table
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .flatMap((line) => line.split('|')[1].match(/@[\w-]+\/(?:\*|[\w.-]+)|[a-z][\w.-]+/g) ?? []);
    const isNamed = (name: string) =>
      named.includes(name) || named.includes(`${name.split('/')[0]}/*`);
    const all = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    expect(all.filter((name) => !isNamed(name))).toEqual([]);
  });
});
