import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import loadHighs from 'highs';
import { PlanInput, WeekSchedule } from '../../src/core/week-plan/plan-problem';
import { planWeeks } from '../../src/core/week-plan/plan-weeks';
import { verifyPlan } from '../../src/core/week-plan/verify-plan';
import { localMinuteOf } from '../../src/core/time/zone';
import { mostServedProgramme } from './slots-optimum';
import { madeUpWard, seeded, smallWard, troubled } from './slots-ward';

const anySeed = fc.integer({ min: 1, max: 1_000_000 });
const served = (input: PlanInput, plan: WeekSchedule) =>
  input.pairs.length * input.weeks - plan.unscheduled.length;

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  return [...list]
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

describe('the plan of any ward', () => {
  it('breaks no rule when time and seats are short', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const input = smallWard(seed);
        expect(verifyPlan(input, planWeeks(input))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('breaks no rule with days off, other duties, opening hours, guests and holidays', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const input = troubled({ ...smallWard(seed), weeks: 2 }, seed + 1);
        expect(verifyPlan(input, planWeeks(input))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('breaks no rule, and moves nobody, beside sessions that were agreed before', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 9 }), (seed, kept) => {
        const input = { ...smallWard(seed), weeks: 2 };
        const agreed = planWeeks(input)
          .sessions.filter((_, index) => index % kept === 0)
          .map((session, index) => ({ ...session, id: `agreed-${index}`, isJoinable: true }));
        const later = { ...input, existing: agreed };
        expect(verifyPlan(later, planWeeks(later))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('breaks no rule with mentors of many mentees, families and halls of a few seats', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 2, max: 8 }), (seed, seats) => {
        const input = madeUpWard(seed, 4, 60, seats);
        expect(verifyPlan(input, planWeeks(input))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('is the same whatever the order of the lists', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const input = madeUpWard(seed, 5, 35, 4);
        const otherOrder = {
          ...input,
          mentors: shuffled(input.mentors, seed),
          mentees: shuffled(input.mentees, seed + 1),
          pairs: shuffled(input.pairs, seed + 2),
          venues: shuffled(input.venues, seed + 3),
        };
        expect(planWeeks(otherOrder)).toEqual(planWeeks(input));
      }),
      { numRuns: 10 },
    );
  });
});

describe('how many the plan serves', () => {
  it('is the most there can be for one ambassador', async () => {
    const highs = await loadHighs();
    for (let seed = 1; seed <= 60; seed += 1) {
      const ward = smallWard(seed);
      const pairs = ward.pairs.filter(({ mentorId }) => mentorId === 'mentor-0');
      const mentees = ward.mentees.filter(({ id }) => pairs.some((pair) => pair.menteeId === id));
      const input = { ...ward, mentors: ward.mentors.slice(0, 1), mentees, pairs };
      const programme = mostServedProgramme(input);
      const most = programme ? Math.round(highs.solve(programme).ObjectiveValue) : 0;
      expect({ seed, served: served(input, planWeeks(input)) }).toEqual({ seed, served: most });
    }
  });

  it('misses at most one in a hundred where ambassadors fight for the same seats', async () => {
    const highs = await loadHighs();
    let most = 0;
    let planned = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const input = smallWard(seed);
      const programme = mostServedProgramme(input);
      if (programme) most += Math.round(highs.solve(programme).ObjectiveValue);
      planned += served(input, planWeeks(input));
    }
    expect(planned).toBeLessThanOrEqual(most);
    expect(planned).toBeGreaterThanOrEqual(most * 0.99);
  });
});

describe('a plan and the clock', () => {
  const machines = ['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh'];
  const planOn = (machineZone: string, zone: string, fromDate: string) => {
    const script = join(__dirname, 'slots-in-zone.cjs');
    const env = { ...process.env, TZ: machineZone };
    const printed = execFileSync(process.execPath, [script, zone, fromDate], { env });
    return JSON.parse(printed.toString()) as { machine: number; plan: WeekSchedule };
  };

  it.each([
    ['Asia/Ho_Chi_Minh', '2026-11-25'],
    ['America/New_York', '2026-10-28'],
    ['Europe/Berlin', '2026-03-24'],
  ])('is the same on every machine for %s', (zone, fromDate) => {
    const runs = machines.map((machine) => planOn(machine, zone, fromDate));
    expect(new Set(runs.map(({ machine }) => machine)).size).toBe(3);
    expect(runs[0].plan.sessions.length).toBeGreaterThan(20);
    for (const { plan } of runs) expect(plan).toEqual(runs[0].plan);
  });

  it.each([
    ['Europe/Berlin', '2026-03-23'],
    ['Europe/Berlin', '2026-10-19'],
    ['America/New_York', '2026-03-02'],
    ['America/New_York', '2026-10-26'],
  ])('keeps to evening and weekend hours over the change of the clock in %s', (zone, fromDate) => {
    const input = { ...madeUpWard(3, 10, 60), zone, fromDate };
    const plan = planWeeks(input);
    expect(verifyPlan(input, plan)).toEqual([]);
    expect(plan.sessions.length).toBeGreaterThan(20);
    const early = plan.sessions.filter(({ startAt }) => localMinuteOf(startAt, zone) < 480);
    expect(early).toEqual([]);
  });
});
