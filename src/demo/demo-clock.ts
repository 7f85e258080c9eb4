import { Clock } from '../platform/common/clock';
import { isQuiet } from '../core/reminders/quiet-hours';
import { addDays } from '../core/time/local-dates';
import { instantAt, localDateOf } from '../core/time/zone';

const eveningMinute = 21 * 60;

/**
 * A demo that is begun at night is loaded as if on the evening before: a commune of which nobody was
 * told anything, because phones are quiet, would have nothing to show.
 */
export class DemoClock extends Clock {
  private behindMs = 0;

  override now(): number {
    return super.now() - this.behindMs;
  }

  /** Until `goOn` it is evening, if it is night. */
  standInTheEvening(zone: string): void {
    const now = super.now();
    if (!isQuiet(now, zone)) return;
    const today = instantAt(localDateOf(now, zone), eveningMinute, zone);
    const yesterday = instantAt(addDays(localDateOf(now, zone), -1), eveningMinute, zone);
    this.behindMs = now - (today <= now ? today : yesterday);
  }

  goOn(): void {
    this.behindMs = 0;
  }
}
