import { Logger } from '@nestjs/common';

const repeatAfterMs = 60_000;

/** Logs a fault that comes back at every try once, and again after a minute. */
export class OutageLog {
  private readonly loggedAt = new Map<string, number>();

  constructor(private readonly logger: Logger) {}

  report(what: string, error: unknown): void {
    const line = `${what}: ${sentence(error)}`;
    const now = Date.now();
    if (now - (this.loggedAt.get(line) ?? 0) < repeatAfterMs) return;
    if (this.loggedAt.size > 100) this.loggedAt.clear();
    this.loggedAt.set(line, now);
    this.logger.error(line);
  }
}

/** An error's words; of several (no address answered) the first one's. */
function sentence(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return sentence(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
