import { CommanderError } from 'commander';
import { DomainError } from '../common/domain-error';

/** Arguments or files that cannot be used. */
export class UsageError extends Error {}

/** Ends the program: 2 with one sentence for unusable arguments or files, 1 for a fault. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  if (error instanceof DomainError || error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
