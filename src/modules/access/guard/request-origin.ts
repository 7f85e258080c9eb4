import type { FastifyRequest } from 'fastify';
import type { Actor } from '../policies/actor';

/** The actor, with how the request came: of people whom the lists hold, no address is kept. */
export function withOrigin(actor: Actor, request: FastifyRequest): Actor {
  const way = request.url.startsWith('/api/') ? 'api' : 'page';
  const isPerson = actor.kind === 'mentor' || actor.kind === 'mentee';
  return { ...actor, origin: isPerson ? way : `${way} ${request.ip}` };
}
