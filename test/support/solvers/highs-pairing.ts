import loadHighs from 'highs';

let highs: ReturnType<typeof loadHighs> | undefined;

/** A `solve` file of a small pairing problem, as the tests write it. */
export interface PairingFile {
  minDefault: number;
  maxDefault: number;
  unpairedCost: number;
  moveCost: number;
  activeReward?: number;
  splitCost?: number;
  loadCost?: number;
  mentors: { id: string; min?: number; max?: number }[];
  /** `unpairedCost` where leaving this one out costs something else. */
  mentees: { id: string; household?: string; unpairedCost?: number }[];
  candidates: [mentee: string, mentor: string, cost: number][];
  locks: [mentee: string, mentor: string][];
  current: [mentee: string, mentor: string][];
}

/**
 * The optimum of a pairing problem by HiGHS, a mixed integer solver from outside; null when infeasible.
 * A household that some mentor could take whole goes whole to one mentor or to nobody, or costs `splitCost`.
 */
export async function solvePairingWithHighs(file: PairingFile): Promise<number | null> {
  highs ??= loadHighs();
  const solved = (await highs).solve(program(file), { mip_rel_gap: 0, mip_abs_gap: 0.1 });
  if (solved.Status === 'Infeasible') return null;
  if (solved.Status !== 'Optimal') throw new Error(`HiGHS says ${solved.Status}`);
  return Math.round(solved.ObjectiveValue);
}

function program(file: PairingFile): string {
  const { mentors, mentees, candidates } = file;
  const current = new Map(file.current);
  const least = (j: number) => Math.max(1, mentors[j].min ?? file.minDefault);
  const most = (j: number) => mentors[j].max ?? file.maxDefault;
  const pairs = candidates.map(([mentee, mentor, cost]) => ({
    i: mentees.findIndex(({ id }) => id === mentee),
    j: mentors.findIndex(({ id }) => id === mentor),
    cost: cost + (current.has(mentee) && current.get(mentee) !== mentor ? file.moveCost : 0),
  }));
  const x = (i: number, j: number) => `x${i}_${j}`;
  const objective = [
    ...pairs.map(({ i, j, cost }) => `${signed(cost)} ${x(i, j)}`),
    ...mentees.map(
      ({ id, unpairedCost = file.unpairedCost }, i) =>
        `${signed(unpairedCost + (current.has(id) ? file.moveCost : 0))} u${i}`,
    ),
    ...mentors.map((_, j) => `${signed(-(file.activeReward ?? 0))} y${j}`),
  ];
  const rows = mentees.map(
    (_, i) =>
      `u${i} ${pairs
        .filter((p) => p.i === i)
        .map((p) => `+ ${x(p.i, p.j)}`)
        .join(' ')} = 1`,
  );
  const loads: string[] = [];
  mentors.forEach((_, j) => {
    if (file.loadCost) {
      const all = pairs.filter((p) => p.j === j);
      const places = Array.from(
        { length: Math.max(0, all.length - least(j)) },
        (__, k) => `l${j}_${k}`,
      );
      places.forEach((name, k) =>
        objective.push(`${signed((file.loadCost ?? 0) * (k + 1))} ${name}`),
      );
      const held = places.map((name) => `- ${name}`).join(' ');
      rows.push(`zero ${all.map((p) => `+ ${x(p.i, p.j)}`).join(' ')} ${held} <= ${least(j)}`);
      loads.push(...places);
    }
    const team = pairs
      .filter((p) => p.j === j)
      .map((p) => `+ ${x(p.i, p.j)}`)
      .join(' ');
    rows.push(`zero ${team} - ${least(j)} y${j} >= 0`, `zero ${team} - ${most(j)} y${j} <= 0`);
  });
  const households = new Map<string, number[]>();
  mentees.forEach(({ household }, i) => {
    if (household) households.set(household, [...(households.get(household) ?? []), i]);
  });
  const has = new Set(pairs.map(({ i, j }) => x(i, j)));
  const soft: string[] = [];
  for (const [at, members] of [...households.values()].entries()) {
    if (file.splitCost !== undefined) {
      const whole = [`n${at}`];
      members.forEach((i) => rows.push(`n${at} - u${i} <= 0`));
      mentors.forEach((_, j) => {
        if (!members.every((i) => has.has(x(i, j)))) return;
        whole.push(`a${at}_${j}`);
        members.forEach((i) => rows.push(`a${at}_${j} - ${x(i, j)} <= 0`));
      });
      rows.push(`${whole.map((name) => `+ ${name}`).join(' ')} + s${at} = 1`);
      objective.push(`${signed(file.splitCost)} s${at}`);
      soft.push(...whole, `s${at}`);
      continue;
    }
    const isWhole = mentors.some(
      (_, j) =>
        most(j) >= Math.max(members.length, least(j)) && members.every((i) => has.has(x(i, j))),
    );
    if (!isWhole) continue;
    mentors.forEach((_, j) => {
      const here = members.filter((i) => has.has(x(i, j)));
      if (here.length < members.length) here.forEach((i) => rows.push(`${x(i, j)} = 0`));
      else here.slice(1).forEach((i) => rows.push(`${x(here[0], j)} - ${x(i, j)} = 0`));
    });
  }
  for (const [mentee, mentor] of file.locks) {
    const i = mentees.findIndex(({ id }) => id === mentee);
    const j = mentors.findIndex(({ id }) => id === mentor);
    rows.push(has.has(x(i, j)) ? `${x(i, j)} = 1` : 'zero = 1');
  }
  return [
    'Minimize',
    ` obj: zero ${objective.join(' ')}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Bounds',
    ' zero = 0',
    'Binary',
    [
      ...pairs.map(({ i, j }) => x(i, j)),
      ...mentees.map((_, i) => `u${i}`),
      ...mentors.map((_, j) => `y${j}`),
      ...soft,
      ...loads,
    ]
      .map((name) => ` ${name}`)
      .join('\n'),
    'End',
    '',
  ].join('\n');
}

function signed(factor: number): string {
  return `${factor < 0 ? '-' : '+'} ${Math.abs(factor)}`;
}
