import { AssignmentProblem, endApart, objectiveOf } from '../assignment/assignment-problem';
import { AssignmentSearch } from '../assignment/solve-assignment';
import { WorkMeter } from '../assignment/work-meter';
import { Candidates } from '../candidates/candidates';
import { MatchSettings, PairKey } from '../rules/problem';
import { LockFault, MatchPlan, prepare } from './match-plan';
import { PairColumns } from './pair-columns';
import { MatchRequest } from './verify';

/** What a pairing with so many active mentors comes to. */
export interface CurvePoint {
  /** The reward for each active mentor (`activeMentorReward`) that leads to this pairing. */
  activeReward: number;
  active: number;
  served: number;
  /** Metres of all pairs together, and of a pair on average, rounded; 0 where nobody is paired. */
  metres: number;
  metresPerPair: number;
  splitHouseholds: number;
  /** At the request's own reward, so that points can be compared. */
  objective: number;
}

export interface CurveOptions {
  /** The pairing that stands, a point of the curve as it is; searches start from it. */
  standing?: readonly PairKey[];
  /** At most so many points, the ends and the standing pairing among them. */
  points?: number;
  /** Work of each point's search, see `WorkMeter`. */
  stepsAPoint?: number;
}

const POINTS = 7;
/** An officer sees at least so many, where there are so many. */
const LEAST_POINTS = 5;
/** About a second and a half of a processor for a ward of 600. */
const STEPS_A_POINT = 600;
/** A reward that pays for half of the minimum's people to walk as far as they may. */
const HIGHEST_REWARD = 50_000;

/**
 * The price of one more ambassador: pairings of the same people with fewest to most active mentors, ascending, each at
 * the least cost found for its number. Between two known points lies another where the reward is what a mentor more
 * costs on the way from one to the other; a search with it starts from the nearer one. Depends on nothing but the
 * request and the options.
 */
export function activeCurve(
  request: MatchRequest,
  { standing, points = POINTS, stepsAPoint = STEPS_A_POINT }: CurveOptions = {},
): CurvePoint[] | LockFault {
  const plan = prepare(request);
  if ('code' in plan) return plan;
  const start = standing && rowsOf(plan, standing);
  const curve = new CurveSearch(plan, request, stepsAPoint, start);
  const { activeMentorReward } = request.settings;
  if (start) curve.add(activeMentorReward, start);
  else curve.search(activeMentorReward);
  if (curve.isInfeasible) return { code: 'locks-under-minimum' };
  curve.search(HIGHEST_REWARD);
  curve.search(0);
  curve.fill(points);
  // Where every mentor is needed anyway, a reward below nothing shows what fewer would save.
  if (curve.points.length < points) {
    curve.search(-HIGHEST_REWARD);
    curve.fill(points);
  }
  // Where still fewer would leave somebody out, it is shown how many.
  const { unpairedCost, maxMentees } = request.settings;
  const least = Math.min(points, LEAST_POINTS);
  for (let left = 1; left <= maxMentees && curve.points.length < least; left++) {
    curve.search(-HIGHEST_REWARD - left * unpairedCost);
    curve.fill(least);
  }
  return curve.points.map(({ point }) => point);
}

interface KnownPoint {
  point: CurvePoint;
  mentorOf: Int32Array;
}

class CurveSearch {
  /** Ascending by active mentors, one for each number. */
  points: KnownPoint[] = [];
  isInfeasible = false;
  /** What one search asked for serves the next. */
  private candidates: Candidates;
  private readonly settings: MatchSettings;
  /** At the request's own reward. */
  private problem: AssignmentProblem;
  private readonly askedBetween = new Set<string>();

  constructor(
    private readonly plan: MatchPlan,
    { settings }: MatchRequest,
    private readonly steps: number,
    start: Int32Array = new Int32Array(0),
  ) {
    const standing = Array.from(start, (j, i) => [j, i] as const).filter(([j]) => j >= 0);
    const extra = [...plan.locks, ...standing];
    const columns = new PairColumns(
      plan,
      settings,
      plan.search.find(() => settings.nearestMentors, extra),
    );
    this.settings = settings;
    this.candidates = columns.candidates;
    this.problem = columns.problem;
  }

  search(activeReward: number, start?: Int32Array): void {
    const settings = { ...this.settings, activeMentorReward: activeReward };
    const columns = new PairColumns(this.plan, settings, this.candidates);
    const meter = new WorkMeter({ steps: this.steps });
    const from = start ?? this.nearest(activeReward)?.mentorOf;
    const { status, mentorOf } = new AssignmentSearch(
      columns.problem,
      { meter },
      from,
      columns,
    ).finish();
    this.candidates = columns.candidates;
    this.problem = new PairColumns(this.plan, this.settings, this.candidates).problem;
    if (status === 'infeasible') this.isInfeasible = true;
    else this.add(activeReward, mentorOf);
  }

  /** Keeps the pairing, if there is one, where none is known with as many active mentors, or only a dearer one. */
  add(activeReward: number, mentorOf: Int32Array): void {
    const point = this.pointOf(activeReward, mentorOf);
    if (point.active === 0 && this.points.length > 0) return;
    const same = this.points.findIndex((known) => known.point.active === point.active);
    if (same >= 0 && this.points[same].point.objective <= point.objective) return;
    if (same >= 0) this.points[same] = { point, mentorOf };
    else this.points.push({ point, mentorOf });
    this.points.sort((a, b) => a.point.active - b.point.active);
  }

  /** Looks between neighbours, the farthest apart first, until there are so many points or nothing lies between. */
  fill(most: number): void {
    while (this.points.length < most) {
      const at = this.widestGap();
      if (at < 0) return;
      const [few, many] = [this.points[at], this.points[at + 1]];
      this.askedBetween.add(keyOf(few, many));
      const more = many.point.active - few.point.active;
      const reward = Math.round((this.costOf(many) - this.costOf(few)) / more);
      this.search(reward, few.mentorOf);
    }
  }

  private widestGap(): number {
    let chosen = -1;
    let widest = 1;
    for (let at = 0; at + 1 < this.points.length; at++) {
      const [few, many] = [this.points[at], this.points[at + 1]];
      const gap = many.point.active - few.point.active;
      if (gap <= widest || this.askedBetween.has(keyOf(few, many))) continue;
      widest = gap;
      chosen = at;
    }
    return chosen;
  }

  private nearest(activeReward: number): KnownPoint | undefined {
    const distance = ({ point }: KnownPoint) => Math.abs(point.activeReward - activeReward);
    return this.points.toSorted((a, b) => distance(a) - distance(b))[0];
  }

  /** The cost before rewards. */
  private costOf({ point }: KnownPoint): number {
    return point.objective + point.active * this.problem.activeReward;
  }

  private pointOf(activeReward: number, mentorOf: Int32Array): CurvePoint {
    const { problem, plan } = this;
    const active = new Set<number>();
    let metres = 0;
    let served = 0;
    mentorOf.forEach((j, i) => {
      if (j < 0) return;
      active.add(j);
      served++;
      metres += plan.search.facts(j, i).metres;
    });
    return {
      activeReward,
      active: active.size,
      served,
      metres,
      metresPerPair: served === 0 ? 0 : Math.round(metres / served),
      splitHouseholds: endApart(problem.household, mentorOf).length,
      objective: objectiveOf(problem, mentorOf),
    };
  }
}

function keyOf(few: KnownPoint, many: KnownPoint): string {
  return `${few.point.active} ${many.point.active}`;
}

function rowsOf({ mentors, mentees }: MatchPlan, pairs: readonly PairKey[]): Int32Array {
  const mentorRow = new Map(mentors.map(({ id }, row) => [id, row]));
  const mentorOf = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  return Int32Array.from(mentees, ({ id }) => mentorRow.get(mentorOf.get(id) ?? '') ?? -1);
}
