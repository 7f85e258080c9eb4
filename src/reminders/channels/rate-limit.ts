/** A bucket of tokens, filled `perSecond` a second up to one second's worth. */
export class RateLimit {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.tokens = perSecond;
    this.filledAt = now;
  }

  /** Takes one token and gives 0, or gives the milliseconds after which to ask again. */
  take(now: number): number {
    if (this.perSecond === Infinity) return 0;
    const passedMs = Math.max(0, now - this.filledAt);
    this.tokens = Math.min(this.perSecond, this.tokens + (passedMs / 1000) * this.perSecond);
    this.filledAt = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.tokens) / this.perSecond) * 1000);
  }
}
