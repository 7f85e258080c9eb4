// Runs the suites several times beside one busy loop per core, and says what failed: no test may rest
// on how fast the machine is.
//   node scripts/test-under-load.mjs [--runs N] [arguments of Jest]
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTests } from './build-tests.mjs';

const require = createRequire(import.meta.url);
const { failedTests } = require('../test/support/failed-tests.cjs');
const jest = require.resolve('jest/bin/jest');

const { runs, jestArguments } = readArguments(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-under-load-'));

// Threads and commands under test run the built program.
await buildTests();

const loops = startBusyLoops();
let failedRuns = 0;
try {
  for (let run = 1; run <= runs; run++) if (!(await runOnce(run))) failedRuns++;
} finally {
  for (const loop of loops) loop.kill('SIGKILL');
}
if (failedRuns === 0) rmSync(folder, { recursive: true });
else console.log(`${failedRuns} of ${runs} runs failed; their logs are in ${folder}`);
process.exitCode = failedRuns > 0 ? 1 : 0;

/** Everything but `--runs N` is Jest's. */
function readArguments(words) {
  const at = words.indexOf('--runs');
  const mine = at < 0 ? [] : words.splice(at, 2);
  const { values } = parseArgs({
    args: mine,
    options: { runs: { type: 'string', default: '10' } },
  });
  const count = Number(values.runs);
  if (!Number.isInteger(count) || count < 1) {
    console.error('--runs takes a number from 1 on.');
    process.exit(2);
  }
  return { runs: count, jestArguments: words };
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
    console.log(`Run ${run} of ${runs}: Jest ended with ${status} and no result (${seconds} s)`);
    return false;
  }
  const failed = failedTests(found, process.cwd());
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
