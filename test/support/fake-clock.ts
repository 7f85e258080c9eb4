import { Clock } from '../../src/platform/common/clock';

/** A clock that a test sets by hand. */
export class FakeClock extends Clock {
  constructor(public at: number) {
    super();
  }

  override now(): number {
    return this.at;
  }
}
