import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AssignmentProblem } from '../../src/core/matching/assignment/assignment-problem';
import { solveAssignment } from '../../src/core/matching/assignment/solve-assignment';

const generator = resolve(__dirname, '../../../shared/bench/gen.mjs');
const whereItIs = existsSync(generator) ? describe : describe.skip;

/** Wards of 1,200 x 300 and 2,000 x 200 whose optimum other solvers proved. */
whereItIs('closing ambassadors on wards with a proved optimum (needs the shared benchmark)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'closure-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['s1200', [1200, 300, 5, 8, 5], 1_604_964],
    ['w2k200', [2000, 200, 5, 12, 3], 36_334_779],
  ])(
    '%s: within a thousandth, and the bound holds',
    (name, shape, optimum) => {
      execFileSync(process.execPath, [generator, name, ...shape.map(String), 'clustered'], {
        cwd: folder,
      });
      const problem = read(join(folder, 'instances', `${name}.min`), shape);
      const result = solveAssignment(problem, { nodes: 2 });
      expect(result.objective).toBeGreaterThanOrEqual(optimum);
      expect(result.objective).toBeLessThanOrEqual(optimum * 1.001);
      expect(result.lowerBound).toBeLessThanOrEqual(optimum);
      expect(result.lowerBound).toBeGreaterThan(optimum * 0.998);
    },
    120_000,
  );
});

/** Only the pair arcs of the file: closure allows no shortfall. */
function read(path: string, [menteeCount, mentorCount, least, most]: number[]): AssignmentProblem {
  const lists: [number, number][][] = Array.from({ length: menteeCount }, () => []);
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (!line.startsWith('a ')) continue;
    const [, from, to, , , cost] = line.split(' ').map(Number);
    const mentor = to - menteeCount - 1;
    if (from <= menteeCount && mentor < mentorCount) lists[from - 1].push([mentor, cost]);
  }
  const offset = new Int32Array(menteeCount + 1);
  lists.forEach((list, i) => (offset[i + 1] = offset[i] + list.length));
  const all = lists.flat();
  return {
    mentorCount,
    menteeCount,
    minimum: new Int32Array(mentorCount).fill(least),
    maximum: new Int32Array(mentorCount).fill(most),
    offset,
    mentor: Int32Array.from(all, ([mentor]) => mentor),
    cost: Float64Array.from(all, ([, cost]) => cost),
    unpairedCost: new Float64Array(menteeCount).fill(1_000_000),
    household: new Int32Array(menteeCount).fill(-1),
    lockedMentor: new Int32Array(menteeCount).fill(-1),
    activeReward: 0,
  };
}
