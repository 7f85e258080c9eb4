/**
 * The solver beside its peers in one run: LEMON in C++ (network simplex and cost scaling) where g++
 * and LEMON are installed, and HiGHS from npm on the small instances. Times are processor time of
 * the solving alone, the median of some rounds, so that other work on the machine counts little.
 *
 * npm run bench:matching                 flows up to 20,000 mentees, then pairings in one second
 * npm run bench:matching -- --all        flows of 120,000 as well
 * npm run bench:matching -- FILE.min     DIMACS files of one's own
 * npm run bench:matching -- --closure    pairings only (--long for the distance to half a minute; FILE.json)
 * npm run bench:matching -- --what-if    how long an answer takes
 * npm run bench:matching -- --communes   communes of eleven shapes with their bound over all pairs
 * npm run bench:matching -- --stability  how many are moved when 5 of 100 have left
 */
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchClosure } from './closure.mjs';
import { INSTANCES, dimacsOf } from './instances.mjs';
import { benchCommunes } from './communes.mjs';
import { benchStability } from './stability.mjs';
import { benchWhatIf } from './what-if.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

/** Bytes of a file of about 2,000 mentees: solved in milliseconds, so that warm-up is most of one round. */
const MOST_OF_SMALL = 4_000_000;

export function benchMatching(words) {
  if (!existsSync(here('../../../dist/src/core/matching/flow/network-simplex.js'))) {
    say('Nothing is built yet: run `npm run build` first.');
    process.exitCode = 2;
    return;
  }
  if (words.includes('--communes')) {
    return benchCommunes(
      words.filter((word) => !word.startsWith('--')),
      say,
    );
  }
  if (words.includes('--what-if')) return benchWhatIf(say);
  if (words.includes('--stability')) return benchStability(say);
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-bench-'));
  try {
    const files = words.filter((word) => !word.startsWith('--'));
    const isClosure = words.includes('--closure') || files.some((file) => file.endsWith('.json'));
    if (!isClosure) benchFlows(words, folder);
    if (isClosure || files.length === 0) benchClosure(words, folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchFlows(words, folder) {
  const lemon = buildLemonPeer(folder);
  say(
    '| instance | optimum | ours s | MB | LEMON simplex s | ratio | LEMON scaling s | ratio | HiGHS s | ratio |',
  );
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, path, rounds, isSmall } of filesOf(words, folder)) {
    const ours = node('solve-rounds.mjs', path, rounds, isSmall ? 10 : 0);
    const peers = [
      lemon && run(lemon, [path, 'ns', String(rounds)]),
      lemon && run(lemon, [path, 'cos', String(rounds)]),
      isSmall && node('highs-rounds.mjs', path, 1),
    ];
    say(
      `| ${[name, ours.objective, seconds(ours), ours.megabytes, ...peers.flatMap((peer) => compared(ours, peer))].join(' | ')} |`,
    );
  }
}

function* filesOf(words, folder) {
  const files = words.filter((word) => !word.startsWith('--'));
  for (const path of files) {
    const isSmall = statSync(path).size < MOST_OF_SMALL;
    yield { name: basename(path, '.min'), path, rounds: isSmall ? 15 : 1, isSmall };
  }
  if (files.length > 0) return;
  for (const instance of INSTANCES) {
    if (instance.mentees > 20_000 && !words.includes('--all')) continue;
    const path = join(folder, `${instance.name}.min`);
    const file = openSync(path, 'w');
    for (const piece of dimacsOf(instance)) writeSync(file, piece);
    closeSync(file);
    const isSmall = instance.mentees <= 2_000;
    yield {
      name: instance.name,
      path,
      rounds: isSmall ? 15 : instance.mentees > 20_000 ? 1 : 3,
      isSmall,
    };
    rmSync(path);
  }
}

/** The path of the compiled peer, or nothing where the machine cannot build it. */
function buildLemonPeer(folder) {
  const program = join(folder, 'lemon-peer');
  try {
    execFileSync('g++', ['-O3', '-DNDEBUG', here('lemon-peer.cpp'), '-o', program, '-llemon'], {
      stdio: 'ignore',
    });
    return program;
  } catch {
    say('LEMON is left out: g++ with liblemon-dev is not installed.');
    return undefined;
  }
}

function node(script, ...words) {
  return run(process.execPath, [here(script), ...words.map(String)]);
}

function run(program, words) {
  return JSON.parse(
    execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

function compared(ours, peer) {
  if (!peer) return ['-', '-'];
  const isSame = peer.objective === ours.objective;
  return [
    seconds(peer),
    isSame ? (median(ours) / median(peer)).toFixed(2) : `WRONG: ${peer.objective}`,
  ];
}

function seconds(result) {
  return (median(result) / 1000).toFixed(3);
}

function median({ milliseconds }) {
  return [...milliseconds].sort((a, b) => a - b)[Math.floor(milliseconds.length / 2)];
}
