import { DomainError } from '../../platform/common/domain-error';
import { AssignmentProblem } from '../../core/matching/assignment/assignment-problem';

export type ProblemId = string | number;

/** A problem as read, with the names its rows had. */
export interface NamedProblem {
  problem: AssignmentProblem;
  mentorIds: ProblemId[];
  menteeIds: ProblemId[];
  /** Number of the household of each mentee, -1 for none, whether it is to be kept whole or not. */
  household: Int32Array;
  householdIds: ProblemId[];
}

/** A path through the network may touch everybody; its cost must stay a whole number a double can hold. */
const LARGEST_TOTAL = 2 ** 49;

/**
 * Reads the fields of a `solve` file into rows and checks them all.
 * @throws DomainError naming the first entry at fault
 */
export function readNamedProblem(input: unknown, splitHouseholds: boolean): NamedProblem {
  if (!isRecord(input)) throw new DomainError('not-an-object');
  const minDefault = wholeNumber(input.minDefault ?? 5, 'minDefault', 0);
  const maxDefault = wholeNumber(input.maxDefault ?? 8, 'maxDefault', 0);
  const unpairedCost = wholeNumber(input.unpairedCost ?? 1_000_000, 'unpairedCost');
  const moveCost = wholeNumber(input.moveCost ?? 0, 'moveCost', 0);
  const activeReward = wholeNumber(input.activeReward ?? 0, 'activeReward', 0);
  const loadCost = wholeNumber(input.loadCost ?? 0, 'loadCost', 0);
  const splitCost = wholeNumber(input.splitCost ?? 0, 'splitCost', 0);
  const isSoft = !splitHouseholds && (input.splitCost ?? null) !== null;
  const mentors = people(input.mentors, 'mentors');
  const mentees = people(input.mentees, 'mentees');
  const rows: Rows = { mentor: numbered(mentors, 'mentors'), mentee: numbered(mentees, 'mentees') };
  const current = onePerMentee(input.current, 'current', rows, true);
  const lockedMentor = onePerMentee(input.locks, 'locks', rows, false);
  const candidates = readCandidates(input.candidates, rows, (mentee, mentor) =>
    current[mentee] >= 0 && current[mentee] !== mentor ? moveCost : 0,
  );
  const { household, householdIds } = households(mentees);
  const problem: AssignmentProblem = {
    mentorCount: mentors.length,
    menteeCount: mentees.length,
    minimum: Int32Array.from(mentors, (mentor, j) =>
      people32(
        mentor.min === undefined ? minDefault : wholeNumber(mentor.min, `mentors[${j}].min`, 0),
      ),
    ),
    maximum: Int32Array.from(mentors, (mentor, j) =>
      people32(
        mentor.max === undefined ? maxDefault : wholeNumber(mentor.max, `mentors[${j}].max`, 0),
      ),
    ),
    ...candidates,
    unpairedCost: Float64Array.from(
      current,
      (mentor) => unpairedCost + (mentor < 0 ? 0 : moveCost),
    ),
    household: splitHouseholds ? new Int32Array(mentees.length).fill(-1) : household,
    ...(isSoft ? { splitCost } : {}),
    lockedMentor,
    activeReward,
    loadCost,
  };
  checkSize(problem);
  return {
    problem,
    mentorIds: mentors.map(({ id }) => id),
    menteeIds: mentees.map(({ id }) => id),
    household,
    householdIds,
  };
}

type Entry = Record<string, unknown> & { id: ProblemId };

interface Rows {
  mentor: Map<string, number>;
  mentee: Map<string, number>;
}

function people(value: unknown, field: string): Entry[] {
  return list(value, field).map((entry, at) => {
    if (!isRecord(entry) || !isId(entry.id)) {
      throw new DomainError('bad-person', { where: `${field}[${at}]` });
    }
    return { ...entry, id: entry.id };
  });
}

function numbered(entries: readonly Entry[], field: string): Map<string, number> {
  const rows = new Map<string, number>();
  entries.forEach(({ id }, row) => {
    if (rows.has(String(id))) throw new DomainError('duplicate-id', { field, id: String(id) });
    rows.set(String(id), row);
  });
  return rows;
}

function readCandidates(
  value: unknown,
  rows: Rows,
  extraCost: (mentee: number, mentor: number) => number,
): Pick<AssignmentProblem, 'offset' | 'mentor' | 'cost'> {
  const lists: [mentor: number, cost: number][][] = Array.from(rows.mentee, () => []);
  list(value, 'candidates').forEach((entry, at) => {
    const [mentee, mentor] = pair(entry, 'candidates', at, rows, 3);
    const cost = (entry as unknown[])[2];
    if (!isSafeInteger(cost)) throw notWhole({ where: `candidates[${at}]`, isCost: true }, cost);
    lists[mentee].push([mentor, cost + extraCost(mentee, mentor)]);
  });
  const offset = new Int32Array(lists.length + 1);
  lists.forEach((entries, row) => {
    entries.sort((a, b) => a[0] - b[0]);
    const twice = entries.find(([mentor], at) => at > 0 && entries[at - 1][0] === mentor);
    if (twice) {
      const mentee = [...rows.mentee.keys()][row];
      const other = [...rows.mentor.keys()][twice[0]];
      throw new DomainError('duplicate-candidate', { mentee, mentor: other });
    }
    offset[row + 1] = offset[row] + entries.length;
  });
  const all = lists.flat();
  return {
    offset,
    mentor: Int32Array.from(all, ([mentor]) => mentor),
    cost: Float64Array.from(all, ([, cost]) => cost),
  };
}

/** A list of [mentee, mentor] as the mentor of each mentee, -1 for none; saying the same twice is harmless. */
function onePerMentee(value: unknown, field: string, rows: Rows, isToday: boolean): Int32Array {
  const mentorOf = new Int32Array(rows.mentee.size).fill(-1);
  list(value ?? [], field).forEach((entry, at) => {
    const [mentee, mentor] = pair(entry, field, at, rows, 2);
    if (mentorOf[mentee] >= 0 && mentorOf[mentee] !== mentor) {
      const id = [...rows.mentee.keys()][mentee];
      throw new DomainError('two-mentors', { field, mentee: id, isToday });
    }
    mentorOf[mentee] = mentor;
  });
  return mentorOf;
}

function households(mentees: readonly Entry[]): {
  household: Int32Array;
  householdIds: ProblemId[];
} {
  const householdIds: ProblemId[] = [];
  const numbers = new Map<string, number>();
  const household = Int32Array.from(mentees, ({ household: id }, at) => {
    if (id === undefined || id === null) return -1;
    if (!isId(id)) {
      throw new DomainError('bad-household', { where: `mentees[${at}].household` });
    }
    const known = numbers.get(String(id));
    if (known !== undefined) return known;
    numbers.set(String(id), householdIds.length);
    return householdIds.push(id) - 1;
  });
  return { household, householdIds };
}

function checkSize(problem: AssignmentProblem): void {
  let largest = Math.max(1, problem.activeReward);
  if (problem.splitCost !== undefined) largest += problem.splitCost;
  // The last place of a mentor costs most.
  largest += (problem.loadCost ?? 0) * (problem.menteeCount + 1);
  for (const costs of [problem.cost, problem.unpairedCost]) {
    for (const cost of costs) largest = Math.max(largest, Math.abs(cost));
  }
  if (largest * (problem.menteeCount + problem.mentorCount + 1) >= LARGEST_TOTAL) {
    throw new DomainError('cost-too-large');
  }
}

function pair(
  entry: unknown,
  field: string,
  at: number,
  rows: Rows,
  length: number,
): [number, number] {
  const where = `${field}[${at}]`;
  if (!Array.isArray(entry) || entry.length !== length) {
    throw new DomainError('bad-pair', { where, hasCost: length === 3 });
  }
  const [menteeId, mentorId] = entry as unknown[];
  const mentee = isId(menteeId) ? rows.mentee.get(String(menteeId)) : undefined;
  if (mentee === undefined) {
    throw new DomainError('unknown-mentee', { where, value: shown(menteeId) });
  }
  const mentor = isId(mentorId) ? rows.mentor.get(String(mentorId)) : undefined;
  if (mentor === undefined) {
    throw new DomainError('unknown-mentor', { where, value: shown(mentorId) });
  }
  return [mentee, mentor];
}

function list(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value)) throw new DomainError('missing-list', { field });
  return value as unknown[];
}

function wholeNumber(value: unknown, what: string, least = -Infinity): number {
  if (!isSafeInteger(value) || value < least)
    throw notWhole({ where: what, isNatural: least === 0 }, value);
  return value;
}

function isSafeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function notWhole(
  what: { where: string; isCost?: boolean; isNatural?: boolean },
  value: unknown,
): DomainError {
  return new DomainError('bad-number', { ...what, value: shown(value) });
}

/** Numbers of people beyond 31 bits mean "no limit". */
function people32(count: number): number {
  return Math.min(count, 2 ** 31 - 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is ProblemId {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 80);
}
