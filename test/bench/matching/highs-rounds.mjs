// HiGHS, compiled to WebAssembly, on the linear program of a DIMACS file.
// usage: highs-rounds.mjs FILE ROUNDS    prints {"objective":…,"milliseconds":[…],"megabytes":…}
import { readFileSync } from 'node:fs';
import loadHighs from 'highs';

const [path, rounds] = process.argv.slice(2);
const program = linearProgramOf(readFileSync(path, 'utf8'));
const milliseconds = [];
let objective = 0;
for (let round = 0; round < Number(rounds); round++) {
  const highs = await loadHighs();
  const before = process.cpuUsage();
  objective = Math.round(highs.solve(program).ObjectiveValue);
  const { user, system } = process.cpuUsage(before);
  milliseconds.push((user + system) / 1000);
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ objective, milliseconds, megabytes })}\n`);

function linearProgramOf(text) {
  const rows = [];
  const costs = [];
  const bounds = [];
  const supply = [];
  for (const line of text.split('\n')) {
    const [kind, ...words] = line.split(' ');
    const numbers = words.map(Number);
    if (kind === 'n') supply[numbers[0]] = numbers[1];
    if (kind !== 'a') continue;
    const [from, to, lower, upper, cost] = numbers;
    const name = `x${bounds.length}`;
    (rows[from] ??= []).push(`+ ${name}`);
    (rows[to] ??= []).push(`- ${name}`);
    costs.push(`+ ${cost} ${name}`);
    bounds.push(` ${lower} <= ${name} <= ${upper}`);
  }
  const balance = rows.map((terms, node) => ` n${node}: ${terms.join(' ')} = ${supply[node] ?? 0}`);
  const parts = ['Minimize', ` obj: ${costs.join('\n')}`, 'Subject To', ...balance.filter(Boolean)];
  return [...parts, 'Bounds', ...bounds, 'End', ''].join('\n');
}
