import { Injectable } from '@nestjs/common';

/** The only source of the present. Tests replace it to move time. */
@Injectable()
export class Clock {
  /** Epoch milliseconds, UTC. */
  now(): number {
    return Date.now();
  }
}
