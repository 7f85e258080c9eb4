import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';

/** The actor, with how the request came: of people whom the lists hold, no address is kept. */
export function withOrigin(actor: Actor, request: FastifyRequest): Actor {
  const isPerson = actor.kind === 'mentor' || actor.kind === 'mentee';
  return { ...actor, origin: isPerson ? wayOf(request) : originOf(request) };
}

/** How a request of the staff came, and from which network address. */
export function originOf(request: FastifyRequest): string {
  return `${wayOf(request)} ${request.ip}`;
}

function wayOf(request: FastifyRequest): 'api' | 'page' {
  return request.url.startsWith('/api/') ? 'api' : 'page';
}
