// Runs the suites several times beside one busy loop per core, and says what failed: no test may rest
// on how fast the machine is.
//   node scripts/test-under-load.mjs [--runs N] [--tally FILE] [arguments of Jest]
// With a FILE that is kept, runs that were made at the same commit count, so that ten may be gathered over time:
// each is a line of it as soon as it has ended.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTests } from './build-tests.mjs';

const require = createRequire(import.meta.url);
const { failedTests } = require('../test/support/failed-tests.cjs');
const jest = require.resolve('jest/bin/jest');

const { runs, tally, jestArguments } = readArguments(process.argv.slice(2));
const commit = tally && committed();
const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-under-load-'));

// Threads and commands under test run the built program.
await buildTests();

const loops = startBusyLoops();
const before = runsBefore();
let failedRuns = before.filter(({ failed }) => failed === null || failed > 0).length;
if (before.length > 0)
  console.log(`${before.length} runs of this commit before, ${failedRuns} failed`);
try {
  for (let run = before.length + 1; run <= runs; run++) if (!(await runOnce(run))) failedRuns++;
} finally {
  for (const loop of loops) loop.kill('SIGKILL');
}
if (failedRuns === 0) rmSync(folder, { recursive: true });
else
  console.log(`${failedRuns} of ${runs} runs failed; the logs of those made now are in ${folder}`);
process.exitCode = failedRuns > 0 ? 1 : 0;

/** Everything but `--runs N` and `--tally FILE` is Jest's. */
function readArguments(words) {
  const mine = ['--runs', '--tally'].flatMap((name) => {
    const at = words.indexOf(name);
    return at < 0 ? [] : words.splice(at, 2);
  });
  const { values } = parseArgs({
    args: mine,
    options: { runs: { type: 'string', default: '10' }, tally: { type: 'string' } },
  });
  const count = Number(values.runs);
  if (!Number.isInteger(count) || count < 1) {
    console.error('--runs takes a number from 1 on.');
    process.exit(2);
  }
  return { runs: count, tally: values.tally, jestArguments: words };
}

/** What the runs are of: with changes that are in no commit they would be of something else each time. */
function committed() {
  const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  if (git('status', '--porcelain') !== '') {
    console.error('--tally counts runs of a commit: commit first what has changed.');
    process.exit(2);
  }
  return git('rev-parse', 'HEAD');
}

/** Of this commit, and of the same suites. */
function runsBefore() {
  const suites = jestArguments.join(' ');
  return linesOf(tally).filter((run) => run.commit === commit && run.suites === suites);
}

function linesOf(file) {
  try {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  } catch (error) {
    if (file && error.code !== 'ENOENT') throw error;
    return [];
  }
}

/** `failed` is null where there was no result. */
function keep(passed, failed, seconds) {
  if (!tally) return;
  const run = { commit, suites: jestArguments.join(' '), passed, failed, seconds };
  appendFileSync(tally, `${JSON.stringify(run)}\n`);
}

/** One for each core. They also end by themselves when this process is no more, however it ended. */
function startBusyLoops() {
  const busy = 'const parent = process.ppid; while (process.ppid === parent);';
  return Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', busy], { stdio: 'ignore' }),
  );
}

/** True when nothing failed. */
async function runOnce(run) {
  const result = join(folder, `run-${run}.json`);
  const log = openSync(join(folder, `run-${run}.log`), 'w');
  const begunAt = performance.now();
  const child = spawn(
    process.execPath,
    [jest, ...jestArguments, '--json', `--outputFile=${result}`],
    { stdio: ['ignore', log, log] },
  );
  const status = await new Promise((resolve) => child.once('close', resolve));
  closeSync(log);
  const seconds = Math.round((performance.now() - begunAt) / 1000);
  const found = readResult(result);
  if (!found) {
    keep(0, null, seconds);
    console.log(`Run ${run} of ${runs}: Jest ended with ${status} and no result (${seconds} s)`);
    return false;
  }
  const failed = failedTests(found, process.cwd());
  keep(found.numPassedTests, status === 0 ? failed.length : failed.length || null, seconds);
  console.log(
    `Run ${run} of ${runs}: ${found.numPassedTests} passed, ${failed.length} failed, ${found.numPendingTests} skipped (${seconds} s)`,
  );
  for (const { name, command } of failed) console.log(`  ${name}\n    ${command}`);
  return status === 0 && failed.length === 0;
}

/** Jest's file, in the shape in which its reporters see a run; undefined when it wrote none. */
function readResult(file) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    const testResults = result.testResults.map(({ name, status, message, assertionResults }) => {
      const hasNamed = assertionResults.some((test) => test.status === 'failed');
      return {
        testFilePath: name,
        testResults: assertionResults,
        testExecError: status === 'failed' && !hasNamed ? message : undefined,
      };
    });
    return { ...result, testResults };
  } catch {
    return undefined;
  }
}
