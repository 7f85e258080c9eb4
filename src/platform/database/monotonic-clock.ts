/** Time that only goes forward, whatever happens to the wall clock. Tests move it by hand. */
export interface MonotonicClock {
  /** Milliseconds since some beginning. */
  now(): number;
  /** Rings once when `milliseconds` have passed; what it gives calls that off. */
  after(milliseconds: number, ring: () => void): () => void;
}

export const monotonicClock: MonotonicClock = {
  now: () => performance.now(),
  after(milliseconds, ring) {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  },
};
