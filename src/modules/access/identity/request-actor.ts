import type { Actor } from '../policies/actor';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the guard let through; absent on public pages. */
    actor?: Actor;
    /** Everybody this browser is signed in as: one of the staff, an ambassador and a mentee at most. */
    actors?: Actor[];
  }
}
