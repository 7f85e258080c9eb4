import type { MonotonicClock } from './monotonic-clock';

/** The promise's answer, or an error after `milliseconds`; the work itself goes on. */
export async function within<T>(
  clock: MonotonicClock,
  milliseconds: number,
  work: Promise<T>,
): Promise<T> {
  let callOff = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`No answer in ${milliseconds} ms.`);
    callOff = clock.after(milliseconds, () => reject(error));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    callOff();
  }
}
