import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Failed {
  file: string;
  name: string;
  command: string;
}

const { failedTests } = createRequire(__filename)('./failed-tests.cjs') as {
  failedTests(results: object, folder: string): Failed[];
};

describe('the end of a run that failed', () => {
  const folder = join('/', 'work');
  const file = (name: string, tests: object[], testExecError?: object) => ({
    testFilePath: join(folder, 'test', name),
    testResults: tests,
    testExecError,
  });
  const test = (fullName: string, status: string) => ({ fullName, status });

  it('names each test that failed, with the command that runs it alone', () => {
    const results = {
      testResults: [
        file('a.spec.ts', [test('a works', 'passed'), test('a waits (for Redis)', 'failed')]),
        file('b.spec.ts', [test('b works', 'passed'), test('b is later', 'pending')]),
      ],
    };
    expect(failedTests(results, folder)).toEqual([
      {
        file: 'test/a.spec.ts',
        name: 'a waits (for Redis)',
        command: String.raw`npx jest 'test/a.spec.ts' -t '^a waits \(for Redis\)$'`,
      },
    ]);
  });

  it('names a test that failed on a sealed database with the command that seals it', () => {
    const [a] = [file('a.spec.ts', [test('a works', 'failed')])];
    const results = { testResults: [{ ...a, displayName: { name: 'sealed', color: 'white' } }] };
    expect(failedTests(results, folder)[0].command).toBe(
      `npm run test:sealed -- 'test/a.spec.ts' -t '^a works$'`,
    );
  });

  it('names a file that could not be run at all', () => {
    const results = { testResults: [file('a.spec.ts', [], new Error('no such module'))] };
    expect(failedTests(results, folder)).toEqual([
      { file: 'test/a.spec.ts', name: '(the whole file)', command: `npx jest 'test/a.spec.ts'` },
    ]);
  });

  it.each([
    `tells "somebody's" $HOME of \`date\` (100 %), [a|b]?`,
    'says \\d+ and {"kind":"slow"} * ^ . +',
    'đặt lịch “ngày mai”',
  ])('gives a command that fits the name %s and no longer one, through a shell', (name) => {
    const results = { testResults: [file('a.spec.ts', [test(name, 'failed')])] };
    const [{ command }] = failedTests(results, folder);
    const words = `node -p 'JSON.stringify(process.argv.slice(1))' -- ${command.slice('npx jest '.length)}`;
    const { stdout } = spawnSync('sh', ['-c', words], { encoding: 'utf8' });
    const [path, , pattern] = JSON.parse(stdout) as string[];
    expect(path).toBe('test/a.spec.ts');
    expect(new RegExp(pattern, 'i').test(name)).toBe(true);
    expect(new RegExp(pattern, 'i').test(`${name} and more`)).toBe(false);
  });
});
