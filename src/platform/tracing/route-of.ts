import type { FastifyRequest } from 'fastify';

/** The route's pattern: what people and their links are named by stands in no metric and in no line of the log. */
export function routeOf({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): string {
  return routeOptions?.url ?? 'none';
}
