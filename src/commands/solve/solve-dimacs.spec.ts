import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../platform/common/domain-error';
import { solveDimacsFile } from './solve-dimacs';

describe('solving a DIMACS file', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'solve-dimacs-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function solve(text: string): ReturnType<typeof solveDimacsFile> {
    const path = join(folder, 'problem.min');
    writeFileSync(path, text);
    return solveDimacsFile(path, { flowOut: join(folder, 'flow.txt') });
  }

  it('tells the cost and writes the arcs that carry something', () => {
    const solved = solve('p min 3 3\nn 1 4\nn 3 -4\na 1 2 0 3 1\na 2 3 1 -1 2\na 1 3 0 4 10\n');
    expect(solved).toMatchObject({ status: 'optimal', objective: 19, nodes: 3, arcs: 3 });
    expect(readFileSync(join(folder, 'flow.txt'), 'utf8')).toBe(
      's 19\nf 1 2 3\nf 2 3 3\nf 1 3 1\n',
    );
  });

  it('gives no cost where there is no flow', () => {
    expect(solve('p min 2 0\nn 1 1\nn 2 -1\n')).toMatchObject({
      status: 'infeasible',
      objective: null,
    });
  });

  it.each([
    ['', 'there is no "p min" line'],
    ['p min 2 1\nn 1 99999999999999999999\n', 'beyond 2^53'],
    ['p min 2 1\nn 1 1\nn 2 -1\na 1 7 0 1 1\n', 'node 7 is not among the nodes 1 to 2'],
    ['p min 2 1\nn 1 1\nn 2 -1\na 1 2 3 1 1\n', 'above the upper bound'],
  ])('refuses what is no problem with one sentence: %j', (text, reason) => {
    expect(() => solve(text)).toThrow(DomainError);
    expect(() => solve(text)).toThrow(reason);
  });

  it('says which file cannot be read or written', () => {
    const missing = join(folder, 'missing.min');
    expect(() => solveDimacsFile(missing)).toThrow(`Không đọc được tệp ${missing}.`);
    expect(() => solveDimacsFile(folder)).toThrow(`Không đọc được tệp ${folder}.`);
    const path = join(folder, 'problem.min');
    writeFileSync(path, 'p min 1 0\n');
    const nowhere = join(folder, 'no-folder', 'flow.txt');
    expect(() => solveDimacsFile(path, { flowOut: nowhere })).toThrow(
      `Không ghi được tệp ${nowhere}.`,
    );
  });
});
