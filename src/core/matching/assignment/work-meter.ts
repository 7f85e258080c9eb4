/** Looks at a candidate pair in one step: one to three milliseconds of a processor. */
const LOOKS_A_STEP = 100_000;

export interface WorkLimits {
  /** Ends a search after so much work: the same on every machine, however busy. */
  steps?: number;
  /** Ends it earlier, where somebody has set a time; what is found then depends on the machine. */
  isOutOfTime?: () => boolean;
}

/** What ended a search before its end. */
export type EndedBy = 'steps' | 'time';

/**
 * Counts the work of a search in looks at a candidate pair (an evaluation of prices looks once at each; other
 * work is counted as what takes as long), so that a limit ends it at the same place every time.
 */
export class WorkMeter {
  endedBy: EndedBy | null = null;
  private looks = 0;
  private readonly most: number;

  constructor(private readonly limits: WorkLimits = {}) {
    this.most = (limits.steps ?? Infinity) * LOOKS_A_STEP;
  }

  /** Work done so far, in steps. */
  get steps(): number {
    return this.looks / LOOKS_A_STEP;
  }

  count(looks: number): void {
    this.looks += looks;
  }

  /** True once the work or the time is used up; a search then ends with what it knows. */
  isOver(): boolean {
    if (this.looks >= this.most) this.endedBy = 'steps';
    else if (this.limits.isOutOfTime?.()) this.endedBy = 'time';
    else return false;
    return true;
  }
}
