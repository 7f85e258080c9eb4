import { Command, InvalidArgumentError } from 'commander';
import { UsageError } from './shell/exit';

interface SolveOptions {
  flow?: string;
  seconds?: number;
  steps?: number;
  splitHouseholds?: boolean;
}

export const solveCommand = new Command('solve')
  .description(
    'solve FILE.min (DIMACS minimum-cost flow) or FILE.json (a pairing); prints one JSON line',
  )
  .argument('<file>')
  .option('--flow <out>', 'write the non-zero arcs of a .min file')
  .option('--seconds <n>', 'bound the search of a .json file by time', positiveNumber)
  .option('--steps <n>', 'bound it by work: the same answer on every machine', positiveNumber)
  .option('--split-households', 'let members of a household go to different mentors')
  .action(async (file: string, options: SolveOptions) => {
    const answer = await solve(file, options);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  });

async function solve(file: string, options: SolveOptions): Promise<object> {
  if (file.endsWith('.min')) {
    const { solveDimacsFile } = await import('./solve/solve-dimacs.js');
    return solveDimacsFile(file, { flowOut: options.flow });
  }
  if (file.endsWith('.json')) {
    const { solveJsonFile } = await import('./solve/solve-json.js');
    return solveJsonFile(file, options);
  }
  throw new UsageError('Tệp phải có đuôi .min (DIMACS) hoặc .json.');
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0 is needed');
  return value;
}
