import { CommanderError } from 'commander';
import { DomainError } from '../../platform/common/domain-error';

/** Arguments or files that cannot be used. */
export class UsageError extends Error {}

/** Ends the program: 2 with one sentence for unusable arguments or files, 1 for a fault. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  const sentence = sentenceFor(error);
  if (sentence !== null) {
    process.stderr.write(`${sentence}\n`);
    process.exit(2);
  }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}

/** What whoever started the program can put right; null for a fault of ours. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof DomainError || error instanceof UsageError) return error.message;
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if (code !== 'EADDRINUSE') return null;
  return `Cổng ${port} đang được một chương trình khác dùng: hãy tắt chương trình đó, hoặc đặt PORT khác.`;
}
