import { ward as madeUpWard } from '../../../../test/factories/matching-people';
import { PairExplainer } from '../../../core/matching/explain/explain';
import { match } from '../../../core/matching/pairing/match';
import { defaultSettings } from '../../../core/matching/rules/problem';
import { ComputingThread } from '../../../platform/computing/computing-thread';
import { ThreadPool } from '../../../platform/computing/thread-pool';
import { MatchComputer } from './match-computer';
import type { MatchInput } from '../profiles/profiles';

const nobody: MatchInput = {
  mentors: [],
  mentees: [],
  locks: [],
  forbidden: [],
  settings: defaultSettings,
};
/** No setting to compute with: the thread breaks. */
const nonsense = { ...nobody, mentors: null } as unknown as MatchInput;

describe('threads that pair wards', () => {
  let threads: ThreadPool;
  let computer: MatchComputer;
  const compute = (input: MatchInput) => computer.compute(input, () => undefined, 100);

  beforeEach(() => {
    threads = new ThreadPool();
    computer = new MatchComputer(threads);
  });

  afterEach(() => {
    threads.onModuleDestroy();
    jest.restoreAllMocks();
  });

  it('pair one ward after another in the same thread', async () => {
    const begun = jest.spyOn(ComputingThread.prototype, 'compute');
    for (let ward = 0; ward < 3; ward++) {
      expect(await compute(nobody)).toMatchObject({ status: 'optimal' });
    }
    expect(new Set(begun.mock.contexts).size).toBe(1);
  });

  it('say of every pair, many at once and in any order, what is said of it alone, where somebody else would suit better', async () => {
    const input = { ...nobody, ...madeUpWard(60, 12, 2) };
    const { pairs } = match(input);
    const alone = new PairExplainer(input, pairs);
    const together = await computer.explain(input, pairs, () => undefined);
    expect(together).toHaveLength(pairs.length);
    for (const explained of together.reverse()) {
      const { runnersUp = [], ...pair } = alone.explain(explained) ?? {};
      const isCheapest = alone.isCheapest(explained);
      const named = isCheapest ? [] : runnersUp.slice(0, 1);
      expect(explained).toEqual({ ...pair, runnersUp: named, isCheapest });
    }
  });

  it('serve everybody who waits, also after one broke', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, ward) => compute(ward % 4 === 1 ? nonsense : nobody)),
    );
    expect(results.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, (_, ward) => (ward % 4 === 1 ? 'rejected' : 'fulfilled')),
    );
  });
});
