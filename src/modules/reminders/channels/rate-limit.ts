/** A bucket of tokens, filled `perSecond` a second up to one second's worth. */
export class RateLimit {
  private tokens: number;
  private filledAt: number;
  /** Those who were told to ask again later, less those whose time has come since. */
  private waiting = 0;

  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.tokens = perSecond;
    this.filledAt = now;
  }

  /**
   * Takes one token and gives 0, or gives the milliseconds after which to ask again: a place in line,
   * so that thousands who are refused do not all come back for the next token.
   */
  take(now: number): number {
    if (this.perSecond === Infinity) return 0;
    const filled = (Math.max(0, now - this.filledAt) / 1000) * this.perSecond;
    this.tokens = Math.min(this.perSecond, this.tokens + filled);
    this.waiting = Math.max(0, this.waiting - filled);
    this.filledAt = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    this.waiting += 1;
    return Math.ceil(((this.waiting - this.tokens) / this.perSecond) * 1000);
  }
}
