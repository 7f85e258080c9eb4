const { readFileSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Processes, browsers and whole fortnights take long, however short the file is that asks for them. */
const takesLong =
  /\.cjs'|startService|startDemo|startApi|openBrowser|describeInBrowser|liveThroughAWard|openBusyWard|createBusyDatabase|settlePolicyWorld/;

/** Properties are tried on hundreds of made-up wards. */
const isLongAt = (path) =>
  path.includes('/test/properties/') || takesLong.test(readFileSync(path, 'utf8'));

/**
 * What takes long begins first, so that no core waits for it at the end. Jest goes by what suites took the
 * last time; where it does not know, as on a clean checkout, only by the size of their files.
 */
class LongFirstSequencer extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const isLong = new Map(sorted.map((test) => [test, isLongAt(test.path)]));
    return [...sorted].sort((a, b) => isLong.get(b) - isLong.get(a));
  }
}

module.exports = LongFirstSequencer;
