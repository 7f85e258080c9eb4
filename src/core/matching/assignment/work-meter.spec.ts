import type { AssignmentProblem } from './assignment-problem';
import { solveAssignment } from './solve-assignment';
import { WorkMeter } from './work-meter';

describe('a search bounded by work', () => {
  it('ends at the same place with the same pairs, however slow the machine is', () => {
    const quick = new WorkMeter({ steps: 2 });
    const slow = new WorkMeter({ steps: 2, isOutOfTime: dawdles });
    const found = solveAssignment(scarceWard(), { meter: quick });
    expect(solveAssignment(scarceWard(), { meter: slow })).toEqual(found);
    expect(slow).toMatchObject({ steps: quick.steps, endedBy: 'steps' });
    expect(found.status).toBe('feasible');
  });

  it('finds no worse pairs with more work, and goes on to the end where it may', () => {
    const objectives = [1, 4, 16, 64].map(
      (steps) => solveAssignment(scarceWard(), { meter: new WorkMeter({ steps }) }).objective,
    );
    expect([...objectives].sort((a, b) => b - a)).toEqual(objectives);
    const meter = new WorkMeter();
    expect(solveAssignment(scarceWard(), { meter }).objective).toBeLessThanOrEqual(objectives[3]);
    expect(meter.endedBy).toBeNull();
  });

  it('says when it was the time that somebody had set', () => {
    const meter = new WorkMeter({ isOutOfTime: () => true });
    const { status, objective, lowerBound } = solveAssignment(scarceWard(), { meter });
    expect(status).toBe('feasible');
    expect(lowerBound).toBeLessThanOrEqual(objective);
    expect(meter.endedBy).toBe('time');
  });
});

/** Takes a moment for every look at the clock. */
function dawdles(): boolean {
  let sum = 0;
  for (let at = 0; at < 20_000; at++) sum += at;
  return sum < 0;
}

/** Too few people for all mentors, a third of them in households of three: far from solved at once. */
function scarceWard(): AssignmentProblem {
  const [menteeCount, mentorCount, choices] = [150, 40, 8];
  let state = 7;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const mentor = new Int32Array(menteeCount * choices);
  const cost = new Float64Array(menteeCount * choices);
  for (let i = 0; i < menteeCount; i++) {
    const first = random(mentorCount);
    const own = Array.from({ length: choices }, (_, k) => (first + k * 3) % mentorCount);
    own
      .sort((a, b) => a - b)
      .forEach((j, k) => {
        mentor[i * choices + k] = j;
        cost[i * choices + k] = 100 + random(3_000);
      });
  }
  return {
    mentorCount,
    menteeCount,
    minimum: new Int32Array(mentorCount).fill(5),
    maximum: new Int32Array(mentorCount).fill(8),
    offset: Int32Array.from({ length: menteeCount + 1 }, (_, i) => i * choices),
    mentor,
    cost,
    unpairedCost: new Float64Array(menteeCount).fill(20_000),
    household: Int32Array.from({ length: menteeCount }, (_, i) =>
      i < 48 ? Math.floor(i / 3) : -1,
    ),
    lockedMentor: new Int32Array(menteeCount).fill(-1),
    activeReward: 0,
  };
}
