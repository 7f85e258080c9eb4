import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { clearCookie, cookieOf, setCookie, tripCookie } from '../identity/cookies';
import { Sealing } from '../second-factor/sealing';
import type { Secrets } from './identity-provider';

/** Time to sign in there, and then to say yes here. */
const TRIP_MS = 10 * MINUTE_MS;

/** Who wants to connect; to sign in, nobody yet. */
export interface Traveller {
  kind: 'account' | 'mentor';
  id: string;
}

/** Under way to the provider. */
interface Away {
  is: 'away';
  secrets: Secrets;
  traveller: Traveller | null;
  next?: string;
}

/** Back, and asked whether to connect what the provider vouched for. */
interface Back {
  is: 'back';
  traveller: Traveller;
  hashes: string[];
}

type Trip = Away | Back;

/**
 * Where a browser stands between leaving for the provider and what is done on its return: sealed, in a cookie of that
 * browser alone, which opens nothing by itself and is over after minutes.
 */
@Injectable()
export class ProviderTrips {
  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  keep(reply: FastifyReply, trip: Trip): void {
    const note = JSON.stringify({ ...trip, endsAt: this.clock.now() + TRIP_MS });
    setCookie(reply, this.env, tripCookie, this.sealing.seal(note, tripCookie), TRIP_MS / 1000);
  }

  /** Null when there is none in this browser, or it is over. */
  of<K extends Trip['is']>(is: K, request: FastifyRequest): Extract<Trip, { is: K }> | null {
    const note = this.sealing.open(cookieOf(request, this.env, tripCookie) ?? '', tripCookie);
    if (note === null) return null;
    const trip = JSON.parse(note) as Trip & { endsAt: number };
    if (trip.is !== is || trip.endsAt <= this.clock.now()) return null;
    return trip as Extract<Trip, { is: K }> & { endsAt: number };
  }

  end(reply: FastifyReply): void {
    clearCookie(reply, this.env, tripCookie);
  }
}
