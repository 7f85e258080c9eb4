import { resolve } from 'node:path';
import { ComputingProcess, Exhausted } from './computing-process';
import { Interrupted } from './computing-thread';

const file = resolve('test/support/breaking-process.cjs');

describe('a process that computes beside the service', () => {
  let own: ComputingProcess;

  beforeEach(() => {
    own = new ComputingProcess(file, 64);
  });
  afterEach(() => own.end());

  const run = (kind: string, told: (percent: number) => void = () => undefined) =>
    own.compute({ kind, asks: null }, told);

  it('does one work after another', async () => {
    const first = await run('result');
    expect(first).not.toBe(process.pid);
    expect(await run('result')).toBe(first);
  });

  it('ends alone when it needs more memory than is its own', async () => {
    await expect(run('memory')).rejects.toBeInstanceOf(Exhausted);
    await expect(run('result')).rejects.toBeInstanceOf(Exhausted);
  });

  it('ends what works longer than it may, and leaves what only waits for a processor', async () => {
    const bounds = { processorMs: 200, clockMs: 60_000 };
    await expect(
      own.compute({ kind: 'spin', asks: null }, () => undefined, bounds),
    ).rejects.toThrow(Exhausted);
    const next = new ComputingProcess(file, 64);
    const waited = await next.compute({ kind: 'wait', asks: null }, () => undefined, bounds);
    next.end();
    expect(waited).toBe('waited');
  });

  it('ends what waits for ever', async () => {
    const bounds = { processorMs: 60_000, clockMs: 200 };
    await expect(
      own.compute({ kind: 'never', asks: null }, () => undefined, bounds),
    ).rejects.toThrow(Exhausted);
  });

  it.each([
    ['throw', 'The plan breaks a rule.'],
    ['exit', 'The process of breaking-process.cjs ended with 7.'],
  ])('says so when it breaks by %s', async (way, message) => {
    const broken = run(way);
    await expect(broken).rejects.toThrow(message);
    await expect(broken).rejects.not.toBeInstanceOf(Exhausted);
  });

  it('breaks off what it computes when the service is about to end', async () => {
    const begun = new Promise<void>((resolveBegun) => {
      void run('never', () => resolveBegun()).catch((error: unknown) => {
        ended = error;
      });
    });
    let ended: unknown;
    await begun;
    own.end();
    await Promise.resolve();
    expect(ended).toBeInstanceOf(Interrupted);
  });
});
