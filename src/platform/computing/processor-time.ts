import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const MS_A_TICK = 10;

/**
 * Milliseconds that another process has had a processor for, its threads included; null where the system does not say
 * (Linux does), or the process is gone.
 */
export function processorMsOf(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program stands in brackets and may hold anything; its own and the system's time are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks * MS_A_TICK : null;
  } catch {
    return null;
  }
}
