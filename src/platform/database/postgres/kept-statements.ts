/** Asked so often, a statement is kept prepared: what is asked once or twice never comes to that. */
const TIMES_BEFORE = 3;
/** A longer one lists the values of many rows, and hardly comes a second time. */
const LONGEST_KEPT = 8_000;
/** On each connection, about 30 KB of the server's memory a statement. */
const MOST_KEPT = 300;
const MOST_COUNTED = 3_000;

const isKeepable = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;

/** Its plan gives other columns since another process changed the table, or it is not there any more. */
export function isStalePlan(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '26000' || (code === '0A000' && /cached plan/.test(message ?? ''));
}

/**
 * Which statements PostgreSQL keeps prepared, and under which names: reading and planning one takes longer than most of
 * ours take to run. Each connection prepares for itself what it is asked by name. A name is used for one text only.
 */
export class KeptStatements {
  private readonly names = new Map<string, string>();
  private readonly times = new Map<string, number>();
  private round = 0;

  /** Undefined where it is not kept. */
  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined) return name;
    if (text.length > LONGEST_KEPT || this.names.size >= MOST_KEPT) return undefined;
    if (!isKeepable.test(text)) return undefined;
    return this.counted(text);
  }

  /** All are prepared anew, under other names. */
  renew(): void {
    this.round += 1;
    this.names.clear();
    this.times.clear();
  }

  private counted(text: string): string | undefined {
    const times = (this.times.get(text) ?? 0) + 1;
    if (times <= TIMES_BEFORE) {
      if (this.times.size >= MOST_COUNTED) this.times.clear();
      this.times.set(text, times);
      return undefined;
    }
    this.times.delete(text);
    const name = `tn_${this.round}_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
