import { Clock } from '../../common/clock';
import type { LocalDate } from '../../core/time/local-dates';
import { instantAt } from '../../core/time/zone';

/**
 * The present, but at the latest the last minute before the plan's first day: a plan for days that
 * are over is made as it would have been made on their eve.
 */
export class EveClock extends Clock {
  private readonly eve: number;

  constructor(from: LocalDate, zone: string) {
    super();
    this.eve = instantAt(from, 0, zone) - 60_000;
  }

  override now(): number {
    return Math.min(super.now(), this.eve);
  }
}
