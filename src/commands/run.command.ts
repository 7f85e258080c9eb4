import { setFlagsFromString } from 'node:v8';
import { Command, InvalidArgumentError, Option } from 'commander';
import { isLocalDate } from '../core/time/local-dates';
import type { RunOptions } from './run/run-options';

/**
 * A process that ends after one ward gains little from code that V8 makes fast at once and, since it has not seen all of its
 * cases yet, has to make again: nine times the bytecode that it runs by default before it does so.
 */
const COMPILE_LATER = '--interrupt-budget=600000';

export const runCommand = new Command('run')
  .description(
    'import two sheets, pair, plan the weeks and the reminders; write the results into a folder',
  )
  .requiredOption('--ward <code>', 'code of the unit, such as 14464')
  .requiredOption('--units <file>', 'list of units (CSV or XLSX)')
  .requiredOption('--hamlets <file>', 'hamlets of the unit')
  .requiredOption('--venues <file>', 'cultural houses and other places of learning')
  .requiredOption('--mentors <file>', 'sheet of ambassadors')
  .requiredOption('--mentees <file>', 'sheet of people who asked to learn')
  .requiredOption('--from <date>', 'first day of the plan, YYYY-MM-DD', localDate)
  .requiredOption('--out <folder>', 'where the results go')
  .option('--weeks <n>', 'how many weeks to plan', wholeNumber(1, 12), 2)
  .option('--min <n>', 'a mentor has 0 or at least this many mentees', wholeNumber(1, 50), 5)
  .addOption(
    new Option(
      '--hidden <answer>',
      'people in hidden and filtered rows: take them or leave them',
    ).choices(['take', 'leave']),
  )
  .addOption(
    new Option(
      '--alike <answer>',
      'rows that may be somebody known: the same person, or another one (rejected until it is said)',
    ).choices(['same', 'other']),
  )
  .addOption(
    new Option('--lang <code>', 'language of report.html, and of why people are left over')
      .choices(['vi', 'en'])
      .default('vi'),
  )
  .option('--database <url>', 'keep the data in this database (sqlite:FILE or postgres://…)')
  .option('--json', 'print summary.json')
  .action(async (options: RunOptions) => {
    setFlagsFromString(COMPILE_LATER);
    const { runWard } = await import('./run/run-ward.js');
    const summary = await runWard(options);
    if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  });

function localDate(text: string): string {
  if (!isLocalDate(text)) throw new InvalidArgumentError('a real day written YYYY-MM-DD is needed');
  return text;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed`);
    }
    return value;
  };
}
