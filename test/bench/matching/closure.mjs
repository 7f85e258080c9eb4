/**
 * Pairings with a minimum per mentor and households kept whole, by the command `solve` in a process of its own with
 * cold code, in one second. The distance to the proved bound is known on every run; with --long also the distance
 * to what a search of half a minute finds. FILE.json of one's own is taken instead.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pairingOf } from './instances.mjs';

const program = fileURLToPath(new URL('../../../bin/tung-ngo.js', import.meta.url));

const WARDS = [
  { name: 'scarce-1200', mentees: 1_200, mentors: 300, max: 8, seed: 105, isClustered: true },
  { name: 'scarce-1200-even', mentees: 1_200, mentors: 300, max: 8, seed: 106, isClustered: false },
  { name: 'ward-2k', mentees: 2_000, mentors: 200, max: 12, seed: 103, isClustered: true },
  { name: 'even-2k', mentees: 2_000, mentors: 300, max: 8, seed: 101, isClustered: false },
  { name: 'villages-2k', mentees: 2_000, mentors: 300, max: 8, seed: 102, isClustered: true },
  { name: 'tight-2k', mentees: 2_000, mentors: 400, max: 8, seed: 104, isClustered: true },
];

export function benchClosure(words, folder, say) {
  const isLong = words.includes('--long');
  say('| pairing | households | found | bound | gap | seconds | MB | best of 30 s | distance |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, path, hasHouseholds } of filesOf(words, folder)) {
    const quick = solve(path, 1);
    const long = isLong ? solve(path, 30) : undefined;
    const cells = [
      name,
      hasHouseholds ? 'whole' : '-',
      quick.objective,
      quick.lowerBound,
      percent(quick.objective - quick.lowerBound, quick.objective),
      (quick.milliseconds / 1000).toFixed(2),
      quick.peakMegabytes,
      long ? long.objective : '-',
      long ? percent(quick.objective - long.objective, long.objective) : '-',
    ];
    say(`| ${cells.join(' | ')} |`);
  }
}

function* filesOf(words, folder) {
  const files = words.filter((word) => !word.startsWith('--'));
  for (const path of files) yield { name: basename(path, '.json'), path, hasHouseholds: true };
  if (files.length > 0) return;
  for (const ward of WARDS) {
    for (const hasHouseholds of [false, true]) {
      const path = join(folder, `${ward.name}.json`);
      writeFileSync(path, JSON.stringify(pairingOf({ ...ward, hasHouseholds })));
      yield { name: ward.name, path, hasHouseholds };
    }
  }
}

function solve(path, seconds) {
  const words = [program, 'solve', path, '--seconds', String(seconds)];
  return JSON.parse(
    execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(3)} %`;
}
