import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

/** As the program is bundled and loaded, a module of two lines. */
const bundleAndLoad = `
  import { createRequire } from 'node:module';
  import { bundle } from '${root}/scripts/bundle.mjs';
  const [file] = process.argv.slice(-1);
  await bundle("exports.fold = (text) => text.replace(/[đ’]/g, 'd').replace(/[ễ😀]/gu, 'e') + ' ễ';", file);
  const { loadBundle } = createRequire('${root}/bin/')('./load-bundle.cjs');
  process.stdout.write(loadBundle(file).exports.fold('đễ😀’'));
`;

it('knows in its one file the Vietnamese letters of its words and of its patterns', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-one-file-'));
  const code = ['--input-type=module', '-e', bundleAndLoad, join(folder, 'one.cjs')];
  expect(execFileSync(process.execPath, code, { cwd: root, encoding: 'utf8' })).toBe('deed ễ');
  rmSync(folder, { recursive: true });
});
