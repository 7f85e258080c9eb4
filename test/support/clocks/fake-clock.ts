import { Clock } from '../../../src/platform/common/clock';

/** A clock that a test sets by hand. */
export class FakeClock extends Clock {
  /** What passes from one look to the next, as it does outside tests; nothing where a test does not say so. */
  stepMs = 0;

  constructor(public at: number) {
    super();
  }

  override now(): number {
    this.at += this.stepMs;
    return this.at;
  }
}
