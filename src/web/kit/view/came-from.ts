import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isOwnPath } from './own-path';

declare module 'fastify' {
  interface FastifyRequest {
    /** Path and query of the page on which the form of this request stood. */
    cameFrom?: string;
  }
}

/** The form field that carries the page on which the form stands; with files it stands in the query. */
export const cameFromField = '_from';

/** Takes the page on which a form stood out of the request, so that handlers see only what was typed. */
export function takeCameFrom(request: FastifyRequest): void {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const body = (request.body ?? {}) as Record<string, unknown>;
  const from = body[cameFromField] ?? query[cameFromField];
  delete body[cameFromField];
  delete query[cameFromField];
  if (typeof from === 'string' && isOwnPath(from)) request.cameFrom = from;
}

/** The page on which the form stood, empty where it is not known. */
export const CameFrom = createParamDecorator(
  (_, context: ExecutionContext): string =>
    context.switchToHttp().getRequest<FastifyRequest>().cameFrom ?? '',
);
