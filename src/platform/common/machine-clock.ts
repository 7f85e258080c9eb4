import { uptime } from 'node:os';
import { Logger } from '@nestjs/common';
import { Clock } from './clock';
import { HOUR_MS, MINUTE_MS } from '../../core/time/durations';

/** A machine's clock is put right by seconds; more than this is a mistake, or a machine that was wrong until now. */
const FURTHEST_MS = HOUR_MS;
/** A clock that stays where it jumped to was put right. Until then somebody has heard the alarm. */
const HELD_FOR_MS = 30 * MINUTE_MS;

/** The clocks of the machine that a test moves by hand. */
export interface Sources {
  wall(): number;
  /** Since the process began; stands while the machine sleeps. */
  awake(): number;
  /** Since the machine began, its sleep included. */
  up(): number;
}

const machine: Sources = {
  wall: () => Date.now(),
  awake: () => performance.now(),
  up: () => uptime() * 1000,
};

/**
 * The present as the machine tells it, but for a jump of more than an hour: for half an hour the present then goes
 * on from where it was, so that nothing that people wait for is ended, sent too early or forgotten by a
 * mistake. A machine that slept wakes up to the right time.
 */
export class MachineClock extends Clock {
  private readonly logger = new Logger('Clock');
  private last = { wall: 0, awake: 0, up: 0 };
  private heldSince: number | undefined;

  constructor(private readonly sources: Sources = machine) {
    super();
    this.remember(sources.wall());
  }

  override get isHeld(): boolean {
    this.now();
    return this.heldSince !== undefined;
  }

  override now(): number {
    const wall = this.sources.wall();
    const { last } = this;
    const isAwake = Math.abs(wall - last.wall - (this.sources.awake() - last.awake)) <= FURTHEST_MS;
    const up = isAwake ? undefined : this.sources.up();
    if (up === undefined || Math.abs(wall - last.wall - (up - last.up)) <= FURTHEST_MS) {
      if (this.heldSince !== undefined) this.logger.log('The clock of the machine is back.');
      this.heldSince = undefined;
      this.remember(wall, up);
      return wall;
    }
    const goneOn = last.wall + (up - last.up);
    if (this.heldSince === undefined) this.raise(wall, goneOn);
    this.heldSince ??= up;
    if (up - this.heldSince < HELD_FOR_MS) return goneOn;
    this.logger.warn(
      'The clock of the machine has stayed where it jumped to: it counts from now on.',
    );
    this.heldSince = undefined;
    this.remember(wall, up);
    return wall;
  }

  private raise(wall: number, goneOn: number): void {
    const minutes = Math.round((wall - goneOn) / MINUTE_MS);
    this.logger.error(
      `The clock of the machine jumped by ${minutes} minutes: time goes on as before for ${
        HELD_FOR_MS / MINUTE_MS
      } minutes. Put it right; if it was wrong until now, restart the service.`,
    );
  }

  /** `up` is asked rarely: it is a file of the system; after a sleep it is not what `awake` tells. */
  private remember(wall: number, asked?: number): void {
    const awake = this.sources.awake();
    const isStale = awake - this.last.awake > 1_000 || this.last.up === 0;
    const reckoned = () => this.last.up + (awake - this.last.awake);
    const up = asked ?? (isStale ? this.sources.up() : reckoned());
    this.last = { wall, awake, up };
  }
}
