import { MonotonicClock } from '../../../src/platform/common/monotonic-clock';

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
    const until = this.at + milliseconds;
    for (let alarm = this.next(until); alarm; alarm = this.next(until)) {
      this.at = alarm.at;
      this.alarms.delete(alarm);
      alarm.ring();
    }
    this.at = until;
  }

  private next(until: number): Alarm | undefined {
    return [...this.alarms].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}
