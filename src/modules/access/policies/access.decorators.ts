import { createParamDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';
import { DomainError } from '../../../platform/common/domain-error';

export type ActorKind = Exclude<Actor['kind'], 'system'>;

export const ALLOWED_KINDS = 'access:kinds';
export const IS_PUBLIC = 'access:public';

/** Officers and operators. */
export const staff = ['officer', 'operator'] as const satisfies ActorKind[];

/** Who may call a controller or a handler; without this, or `Public`, nobody may. */
export const AllowOnly = (...kinds: ActorKind[]) => SetMetadata(ALLOWED_KINDS, kinds);

/** Everybody may, signed in or not. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** The actor whom the guard let through. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new DomainError('unauthenticated');
  return actor;
});
