// Measures another commit and what is here by the same bench, in turns, and prints the ratios of their figures:
//   npm run bench:compare -- COMMIT BENCH [--rounds N] [words of the bench]
// Each is measured by the bench of its own commit; figures that not both print are left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { figuresOf, ratiosOf } = require('../test/support/bench-figures.cjs');
const here = join(import.meta.dirname, '..');
const { commit, bench, rounds, words } = readArguments(process.argv.slice(2));

/** Of the bench's own process: other work on the machine changes it less than what a clock tells. */
const processorTime = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread && process.argv[1]?.endsWith('bench.mjs')) process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    console.log('\\n| processor time of the bench | ' + ((user + system) / 1e6).toFixed(2) + ' s |');
  });`)}`;

const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-compare-'));
const there = join(folder, 'commit');
git('worktree', 'add', '--quiet', '--detach', there, commit);
try {
  giveModules();
  for (const one of [there, here]) run(one, 'ignore', 'scripts/build.mjs');
  const printed = { [there]: [], [here]: [] };
  for (let round = 0; round < rounds; round++) {
    // Who begins takes turns: the first one finds the machine cooler.
    for (const one of round % 2 ? [here, there] : [there, here]) {
      console.error(`Round ${round + 1} of ${rounds}: ${one === here ? 'here' : commit}`);
      printed[one].push(figuresOf(measure(one)));
    }
  }
  print(ratiosOf(printed[there], printed[here]));
} finally {
  git('worktree', 'remove', '--force', there);
  rmSync(folder, { recursive: true });
}

function readArguments([first, second, ...rest]) {
  const at = rest.indexOf('--rounds');
  const [, count = '3'] = at < 0 ? [] : rest.splice(at, 2);
  if (!first || !second || !/^[1-9]\d*$/.test(count)) {
    console.error('npm run bench:compare -- COMMIT BENCH [--rounds N] [words of the bench]');
    process.exit(2);
  }
  return { commit: first, bench: second, rounds: Number(count), words: rest };
}

/** The packages of here where both ask for the same. */
function giveModules() {
  const [own, theirs] = [here, there].map((one) =>
    readFileSync(join(one, 'package-lock.json'), 'utf8'),
  );
  if (own === theirs) symlinkSync(join(here, 'node_modules'), join(there, 'node_modules'), 'dir');
  else
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: there,
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
}

function measure(one) {
  return run(one, 'pipe', '--import', processorTime, 'scripts/bench.mjs', bench, ...words);
}

function run(cwd, stdout, ...args) {
  const { status, stdout: said } = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', stdout, 'inherit'],
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`${args.slice(-2).join(' ')} ended with ${status} in ${cwd}.`);
  return said;
}

function print(ratios) {
  console.log(`| what | ${commit} | here | here by ${commit} |\n| --- | ---: | ---: | ---: |`);
  for (const { name, there: before, here: now, ratio } of ratios)
    console.log(`| ${name} | ${figure(before)} | ${figure(now)} | ${ratio?.toFixed(2) ?? '-'} |`);
}

const figure = (number) => String(Number(number.toPrecision(4)));

function git(...args) {
  return execFileSync('git', args, { cwd: here, stdio: ['ignore', 'pipe', 'inherit'] });
}
