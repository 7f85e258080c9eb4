import { readFile } from 'node:fs/promises';
import { DomainError } from '../../platform/common/domain-error';
import { AssignmentResult, Infeasibility } from '../../core/matching/assignment/assignment-problem';
import { solveAssignment, splitHouseholds } from '../../core/matching/assignment/solve-assignment';
import { EndedBy, WorkMeter } from '../../core/matching/assignment/work-meter';
import { ProblemId, NamedProblem, readNamedProblem } from './named-problem';

export interface SolveJsonOptions {
  /** Ends the search after so many seconds with the best found and its bound; the answer then depends on the machine. */
  seconds?: number;
  /** Ends it after so much work (see `WorkMeter`): the same answer on every machine. */
  steps?: number;
  /** Lets the members of a household go to different mentors. */
  splitHouseholds?: boolean;
}

export interface SolveJsonResult {
  status: AssignmentResult['status'];
  /** Null when nothing keeps the locks. */
  objective: number | null;
  lowerBound: number | null;
  milliseconds: number;
  /** Work done, and what ended the search before its end; null where it went on to the end. */
  steps: number;
  endedBy: EndedBy | null;
  peakMegabytes: number;
  pairs: [mentee: ProblemId, mentor: ProblemId][];
  unpaired: ProblemId[];
  inactive: ProblemId[];
  splitHouseholds: ProblemId[];
  reason?: { code: Infeasibility['code']; mentor?: ProblemId; mentee?: ProblemId };
}

/** Long enough to prove what can be proved, short enough to wait for: about half a minute. */
const DEFAULT_STEPS = 15_000;

/**
 * Solves a pairing problem written as JSON (see docs/matching.md for the fields).
 * @throws DomainError with one sentence when the file cannot be read or makes no sense
 */
export async function solveJsonFile(
  path: string,
  options: SolveJsonOptions = {},
): Promise<SolveJsonResult> {
  const started = performance.now();
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new DomainError('file-unreadable', { path });
  }
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError('not-json', { path });
  }
  return solveJson(input, options, started);
}

export function solveJson(
  input: unknown,
  { seconds, steps, splitHouseholds: mayBeSplit = false }: SolveJsonOptions = {},
  started = performance.now(),
): SolveJsonResult {
  if (seconds !== undefined && !(seconds > 0)) throw new DomainError('bad-seconds');
  if (steps !== undefined && !(steps > 0)) throw new DomainError('bad-steps');
  const named = readNamedProblem(input, mayBeSplit);
  const end = performance.now() + (seconds ?? Infinity) * 1000;
  const meter = new WorkMeter({
    steps: steps ?? (seconds === undefined ? DEFAULT_STEPS : undefined),
    isOutOfTime: () => performance.now() > end,
  });
  const solved = solveAssignment(named.problem, {
    nodes: Infinity,
    neighbours: 60,
    meter,
  });
  return {
    ...written(named, solved),
    steps: Math.ceil(meter.steps),
    endedBy: meter.endedBy,
    milliseconds: Math.round(performance.now() - started),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function written(
  { problem, mentorIds, menteeIds, household, householdIds }: NamedProblem,
  solved: AssignmentResult,
): Omit<SolveJsonResult, 'milliseconds' | 'peakMegabytes' | 'steps' | 'endedBy'> {
  if (solved.status === 'infeasible') {
    const { code = 'locks-under-minimum', mentor, mentee } = solved.reason ?? {};
    return {
      status: 'infeasible',
      objective: null,
      lowerBound: null,
      pairs: [],
      unpaired: [],
      inactive: [],
      splitHouseholds: [],
      reason: {
        code,
        ...(mentor === undefined ? {} : { mentor: mentorIds[mentor] }),
        ...(mentee === undefined ? {} : { mentee: menteeIds[mentee] }),
      },
    };
  }
  const active = new Set(solved.mentorOf);
  const isSoft = problem.splitCost !== undefined;
  return {
    status: solved.status,
    objective: solved.objective,
    lowerBound: solved.lowerBound,
    pairs: menteeIds.flatMap((id, i): [ProblemId, ProblemId][] =>
      solved.mentorOf[i] < 0 ? [] : [[id, mentorIds[solved.mentorOf[i]]]],
    ),
    unpaired: menteeIds.filter((_, i) => solved.mentorOf[i] < 0),
    inactive: mentorIds.filter((_, j) => !active.has(j)),
    splitHouseholds: (isSoft
      ? solved.splitHouseholds
      : splitHouseholds(household, solved.mentorOf)
    ).map((number) => householdIds[number]),
  };
}
