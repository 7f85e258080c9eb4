import type { MonotonicClock } from '../common/monotonic-clock';
import type { WriteScope } from './write-scope';

/**
 * So long, in milliseconds, a write may stand still, with no statement begun or ended. On SQLite all
 * other writers stand behind it, on PostgreSQL those who want its rows do. Proxies and browsers give
 * up after a minute or more, so who asked still hears of it.
 */
export const WRITE_DEADLINE_MS = 30_000;

/**
 * So often, in milliseconds, one looks whether it goes on. Looks are counted, not the time between
 * them: while this process computes, or waits for a core, nobody looks, and it is not standing still.
 */
const LOOK_EVERY_MS = 1_000;

/** A write that stood still. It was undone; whoever asked may ask again. */
export class WriteDeadlineError extends Error {
  constructor() {
    super(`A write stood still for ${WRITE_DEADLINE_MS / 1000} s and was undone.`);
    this.name = 'WriteDeadlineError';
  }
}

/** Gives what the work gives; throws WriteDeadlineError when it has stood still up to the deadline. */
export async function withinDeadline<T>(
  clock: MonotonicClock,
  scope: WriteScope,
  work: () => Promise<T>,
): Promise<T> {
  let callOff = (): void => undefined;
  const isStuck = new Promise<never>((_, reject) => {
    let seen = scope.steps;
    let stillMs = 0;
    const lookLater = (): void => {
      callOff = clock.after(LOOK_EVERY_MS, () => {
        stillMs = scope.steps === seen ? stillMs + LOOK_EVERY_MS : 0;
        seen = scope.steps;
        if (stillMs >= WRITE_DEADLINE_MS) reject(new WriteDeadlineError());
        else lookLater();
      });
    };
    lookLater();
  });
  try {
    return await Promise.race([work(), isStuck]);
  } finally {
    callOff();
  }
}
