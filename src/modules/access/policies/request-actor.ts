import type { Actor } from './actor';
import type { KnownWard } from './ward-directory';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the guard let through; absent on public pages. */
    actor?: Actor;
    /** Everybody this browser is signed in as: one of the staff, then ambassadors, then mentees. */
    actors?: Actor[];
    /** The ward in the route; absent where it carries none. */
    ward?: KnownWard;
  }
}
