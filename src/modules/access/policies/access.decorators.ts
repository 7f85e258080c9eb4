import { createParamDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import type { Act } from './policy';
import type { KnownWard } from './ward-directory';

export const RULE = 'access:rule';

/** What stands over a handler: the act of the policy's table, or why everybody may. */
export type Rule = { act: Act } | { publicBecause: string };

/** The act that a handler, or every handler of a controller, does; the policy says who may. */
export const Allow = (act: Act) => SetMetadata(RULE, { act } satisfies Rule);

/** Everybody may, signed in or not, for the reason given. */
export const Public = (publicBecause: string) =>
  SetMetadata(RULE, { publicBecause } satisfies Rule);

/** The actor whom the guard let through. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new DomainError('unauthenticated');
  return actor;
});

/** The ward in the route, as the guard found it: one in which the actor may do what the handler does. */
export const CurrentWard = createParamDecorator(
  (_: unknown, context: ExecutionContext): KnownWard => {
    const { ward } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!ward) throw notFound('ward');
    return ward;
  },
);
