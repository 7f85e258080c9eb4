import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/time/durations';
import type { Env } from '../../../platform/config/env';
import type { SignIn } from './sign-in.entity';

/** How long a sign-in lasts while nobody uses it, and at the most; in milliseconds. */
export interface SessionLimits {
  idleMs: number;
  longestMs: number;
  /** At one time; the one that was not used for the longest falls out. */
  most: number;
}

export function limitsOf(env: Env, holderKind: SignIn['holderKind']): SessionLimits {
  return holderKind === 'account'
    ? {
        idleMs: env.STAFF_IDLE_MINUTES * MINUTE_MS,
        longestMs: env.STAFF_SESSION_HOURS * HOUR_MS,
        most: 20,
      }
    : {
        idleMs: env.PERSON_IDLE_DAYS * DAY_MS,
        longestMs: env.PERSON_SESSION_DAYS * DAY_MS,
        most: 10,
      };
}

/** When a sign-in that is seen now ends, unless it is seen again. */
export function endOf(
  { idleMs, longestMs }: SessionLimits,
  createdAt: number,
  now: number,
): number {
  return Math.min(createdAt + longestMs, now + idleMs);
}
