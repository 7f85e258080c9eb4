import { AssignmentProblem } from '../assignment/assignment-problem';
import { ColumnSource } from '../assignment/column-source';
import { Candidates } from '../candidates/candidates';
import { MatchSettings } from '../rules/problem';
import { MatchPlan, toProblem } from './match-plan';

/** A ward of 2,000 has no more pairs in reach; larger ones are bounded by their prices alone. */
const MOST_CANDIDATES = 400_000;
const MOST_A_MENTEE = 60;

/** All pairs of a plan that the rules allow, a few of them candidates. */
export class PairColumns implements ColumnSource {
  constructor(
    private readonly plan: MatchPlan,
    private readonly settings: MatchSettings,
    public candidates: Candidates = plan.search.find(() => settings.nearestMentors, plan.locks),
  ) {}

  get problem(): AssignmentProblem {
    return toProblem(this.plan, this.settings, this.candidates);
  }

  widen(
    price: Float64Array,
    bar: Float64Array,
    isForced: boolean,
  ): AssignmentProblem | 'none' | 'too-many' {
    const { plan } = this;
    const most = isForced
      ? Infinity
      : Math.max(MOST_CANDIDATES, MOST_A_MENTEE * plan.mentees.length);
    const { candidates, isComplete } = plan.search.widened(this.candidates, price, bar, most);
    if (!candidates) return isComplete ? 'none' : 'too-many';
    this.candidates = candidates;
    return this.problem;
  }
}
