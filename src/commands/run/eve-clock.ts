import { Clock } from '../../platform/common/clock';
import type { LocalDate } from '../../core/time/local-dates';
import { instantAt } from '../../core/time/zone';

const leadMs = 10 * 60_000;

/**
 * The present; but where the plan's first day has begun already, a clock that starts shortly before
 * it: a plan for days that are over is made as it would have been made on their eve.
 */
export class EveClock extends Clock {
  private readonly lateByMs: number;

  constructor(from: LocalDate, zone: string) {
    super();
    this.lateByMs = Math.max(0, super.now() - (instantAt(from, 0, zone) - leadMs));
  }

  override now(): number {
    return super.now() - this.lateByMs;
  }
}
