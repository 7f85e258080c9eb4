import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { Logger } from '@nestjs/common';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';

interface Environment {
  moduleMocker: { spyOn: typeof jest.spyOn };
  fakeTimersModern: { useFakeTimers(): void };
  teardown(): Promise<void>;
}

const OneRealmEnvironment = createRequire(__filename)('./one-realm-environment.cjs') as new (of: {
  projectConfig: object;
}) => Environment;

describe('a suite', () => {
  it('lives in the realm of the packages, as the program does', () => {
    expect(runInThisContext('[]')).toBeInstanceOf(Array);
    expect(runInThisContext('globalThis')).toBe(globalThis);
  });

  it('leaves nothing behind for the next one', async () => {
    const { exit, exitCode, env } = process;
    const { Date: date, fetch } = globalThis;
    const { error } = Logger.prototype;
    env.KEPT = 'before';
    const suite = new OneRealmEnvironment({ projectConfig: { fakeTimers: {} } });

    suite.moduleMocker.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    suite.fakeTimersModern.useFakeTimers();
    Object.assign(globalThis, { fetch: () => undefined, leftBehind: true });
    Object.assign(env, { KEPT: 'changed', LEFT_BEHIND: '1' });
    Object.assign(process, { exit: () => undefined, exitCode: 3 });
    expect(globalThis.Date).not.toBe(date);
    expect(Logger.prototype.error).not.toBe(error);
    await suite.teardown();

    expect(Logger.prototype.error).toBe(error);
    expect([globalThis.Date, globalThis.fetch]).toEqual([date, fetch]);
    expect('leftBehind' in globalThis).toBe(false);
    expect([env.KEPT, env.LEFT_BEHIND]).toEqual(['before', undefined]);
    expect([process.exit, process.exitCode]).toEqual([exit, exitCode]);
    delete env.KEPT;
  });

  it('leaves no storage behind that every promise of the next one would carry on', async () => {
    const storage = new AsyncLocalStorage<string>();
    const suite = new OneRealmEnvironment({ projectConfig: { fakeTimers: {} } });

    await storage.run('of this suite', async () => {
      expect(storage.getStore()).toBe('of this suite');
      await suite.teardown();
      expect(storage.getStore()).toBeUndefined();
    });
  });

  it('finds the program as the one before it has loaded it', () => {
    const byNode: unknown = createRequire(__filename)(
      '../../../src/platform/database/unit-of-work',
    );

    expect(byNode).toHaveProperty('UnitOfWork', UnitOfWork);
  });
});
