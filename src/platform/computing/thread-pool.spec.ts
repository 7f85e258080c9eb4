import { resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { ComputingThread, Interrupted } from './computing-thread';
import { ThreadPool } from './thread-pool';
import type { ThreadProgram } from './thread-program';

type Ways = Record<
  'result' | 'progress' | 'throw' | 'exit' | 'never',
  { asks: null; gives: number }
>;
const file = resolve('test/support/breaking-thread.cjs');
const program: ThreadProgram<Ways> = { file };

describe('the threads of a process', () => {
  let pool: ThreadPool;

  beforeEach(() => {
    pool = new ThreadPool();
  });
  afterEach(() => pool.onModuleDestroy());

  const run = (kind: keyof Ways, onProgress?: (percent: number) => void) =>
    pool.run(program, kind, null, onProgress);

  it('compute beside the one that answers people, and tell how far they are', async () => {
    const percents: number[] = [];
    expect(await run('progress', (percent) => percents.push(percent))).not.toBe(threadId);
    expect(percents).toEqual([25, 75]);
  });

  it('do one work after another, so that what was compiled serves the next', async () => {
    expect(await run('result')).toBe(await run('result'));
  });

  it.each([
    ['throw', 'The plan breaks a rule.'],
    ['exit', 'The thread of breaking-thread.cjs ended with code 7.'],
  ] as const)('say so when one breaks by %s, and serve the next', async (way, message) => {
    await expect(run(way)).rejects.toThrow(message);
    expect(await run('result')).toBeGreaterThan(0);
  });

  it('end alone when they need more memory than is theirs', async () => {
    const thread = new ComputingThread(file, 32);
    const eaten = thread.compute({ kind: 'memory', asks: null }, () => undefined);
    await expect(eaten).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
    expect(await run('result')).toBeGreaterThan(0);
  });

  it('serve everybody who waits, whatever programs they ask for, with as many threads as cores', async () => {
    const copy: ThreadProgram<Ways> = { file: `${resolve('test/support')}/./breaking-thread.cjs` };
    const threads = await Promise.all(
      Array.from({ length: 6 * pool.most }, (_, at) =>
        pool.run(at % 2 ? program : copy, 'result', null),
      ),
    );
    expect(threads).toHaveLength(6 * pool.most);
    expect(pool.alive).toBeLessThanOrEqual(pool.most);
  });

  it('break off what they compute when the process is about to end, and begin nothing new', async () => {
    const working: Promise<number>[] = [];
    await new Promise<void>((begun) => {
      working.push(run('never', () => begun()));
      for (let waiting = 0; waiting < pool.most; waiting++) working.push(run('never'));
    });
    pool.onModuleDestroy();
    for (const { status, reason } of (await Promise.allSettled(working)) as PromiseRejectedResult[])
      expect({ status, reason }).toEqual({ status: 'rejected', reason: new Interrupted() });
    await expect(run('result')).rejects.toBeInstanceOf(Interrupted);
    expect(pool.alive).toBe(0);
  });
});
