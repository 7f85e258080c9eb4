import type { MonotonicClock } from '../common/monotonic-clock';

/**
 * So long, in milliseconds, the work of one write may take. On SQLite all other writers stand behind
 * it, on PostgreSQL those who want its rows do. Proxies and browsers give up after a minute or more,
 * so who asked still hears of it.
 */
export const WRITE_DEADLINE_MS = 30_000;

/** A write that did not end in time. It was undone; whoever asked may ask again. */
export class WriteDeadlineError extends Error {
  constructor() {
    super(`A write did not end within ${WRITE_DEADLINE_MS / 1000} s and was undone.`);
    this.name = 'WriteDeadlineError';
  }
}

/** Gives what the work gives; throws WriteDeadlineError once the deadline has passed without it. */
export async function withinDeadline<T>(clock: MonotonicClock, work: () => Promise<T>): Promise<T> {
  let callOff = (): void => undefined;
  const passed = new Promise<never>((_, reject) => {
    callOff = clock.after(WRITE_DEADLINE_MS, () => reject(new WriteDeadlineError()));
  });
  try {
    return await Promise.race([work(), passed]);
  } finally {
    callOff();
  }
}
