import { MonotonicClock } from '../../src/platform/common/monotonic-clock';

interface Alarm {
  at: number;
  ring: () => void;
}

/** Monotonic time that stands until a test moves it. */
export class StoppedClock extends MonotonicClock {
  private at = 0;
  private readonly alarms = new Set<Alarm>();

  override now(): number {
    return this.at;
  }

  override after(milliseconds: number, ring: () => void): () => void {
    const alarm = { at: this.at + milliseconds, ring };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  }

  advance(milliseconds: number): void {
    this.at += milliseconds;
    for (const alarm of this.alarms) {
      if (alarm.at > this.at) continue;
      this.alarms.delete(alarm);
      alarm.ring();
    }
  }
}
