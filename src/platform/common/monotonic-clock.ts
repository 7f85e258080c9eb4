import { Injectable } from '@nestjs/common';

/**
 * Time that only goes forward, whatever happens to the wall clock: for how long something takes or may
 * take. Tests move it by hand, so that none rests on how fast the machine is.
 */
@Injectable()
export class MonotonicClock {
  /** Milliseconds since some beginning. */
  now(): number {
    return performance.now();
  }

  /** Rings once when `milliseconds` have passed; what it gives calls that off. */
  after(milliseconds: number, ring: () => void): () => void {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  }
}
