import { Injectable } from '@nestjs/common';

/** The only source of the present. Tests replace it to move time. */
@Injectable()
export class Clock {
  /** Whether the machine's clock jumped and is not followed at present (machine-clock.ts). */
  get isHeld(): boolean {
    return false;
  }

  /** Epoch milliseconds, UTC. */
  now(): number {
    return Date.now();
  }
}
